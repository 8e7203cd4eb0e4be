import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'response/unauthorized-has-challenge',
  catalogue: ['H-104'],
  title: 'The 401 says how to authenticate',
  failureTitle: 'The 401 does not say how to authenticate',
  section: 'rfc9110-15.5.2',
  says: 'A server that answers 401 sends a WWW-Authenticate field with at least one challenge.',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    challenged: 'WWW-Authenticate is "{seen}"',
    absent: 'The status is 401 and there is no WWW-Authenticate line: expected one with a scheme such as Bearer or Basic',
    otherStatus: 'The status is not 401',
  },
  check({ response }) {
    if (response.start.status !== 401) return { outcome: 'not-applicable', because: 'otherStatus' }
    const lines = field(response, 'www-authenticate').filter((line) => line.value !== '')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('response', [response.start.statusSpan]) }
    return {
      outcome: 'pass',
      because: 'challenged',
      at: namePlaces('response', lines),
      values: { seen: lines.map((line) => line.value).join(', ') },
    }
  },
  advice:
    'Send credentials with the handshake: Authorization, a cookie, or what the service documents. The server should name the scheme in WWW-Authenticate.',
  examples: {
    pass: [
      {
        name: 'a bearer challenge',
        because: 'challenged',
        response: ['HTTP/1.1 401 Unauthorized', 'WWW-Authenticate: Bearer realm="api"'],
        marks: ['WWW-Authenticate'],
      },
    ],
    fail: [{ name: 'a bare 401', because: 'absent', response: ['HTTP/1.1 401 Unauthorized', 'Content-Length: 0'], marks: ['401'] }],
    notApplicable: [{ name: 'a 403', because: 'otherStatus', response: SAMPLE_REFUSAL }],
  },
})
