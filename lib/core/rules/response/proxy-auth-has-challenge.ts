import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'response/proxy-auth-has-challenge',
  catalogue: ['H-108'],
  title: 'The 407 says how to authenticate to the proxy',
  failureTitle: 'The 407 does not say how to authenticate to the proxy',
  section: 'rfc9110-15.5.8',
  says: 'A proxy that answers 407 sends a Proxy-Authenticate field.',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    challenged: 'Proxy-Authenticate is "{seen}"',
    absent: 'The status is 407 and there is no Proxy-Authenticate line: expected one',
    otherStatus: 'The status is not 407',
  },
  check({ response }) {
    if (response.start.status !== 407) return { outcome: 'not-applicable', because: 'otherStatus' }
    const lines = field(response, 'proxy-authenticate').filter((line) => line.value !== '')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('response', [response.start.statusSpan]) }
    return {
      outcome: 'pass',
      because: 'challenged',
      at: namePlaces('response', lines),
      values: { seen: lines.map((line) => line.value).join(', ') },
    }
  },
  advice: 'A forward proxy stands between: give it credentials in the proxy setting of the connection.',
  examples: {
    pass: [
      {
        name: 'a challenge',
        because: 'challenged',
        response: ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="proxy"'],
        marks: ['Proxy-Authenticate'],
      },
    ],
    fail: [{ name: 'a bare 407', because: 'absent', response: ['HTTP/1.1 407 Proxy Authentication Required'], marks: ['407'] }],
    notApplicable: [{ name: 'a 403', because: 'otherStatus', response: SAMPLE_REFUSAL }],
  },
})
