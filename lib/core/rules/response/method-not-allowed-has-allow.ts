import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'response/method-not-allowed-has-allow',
  catalogue: ['H-107'],
  title: 'The 405 names the methods allowed',
  failureTitle: 'The 405 does not name the methods allowed',
  section: 'rfc9110-15.5.6',
  says: 'A server that answers 405 lists the methods of the resource in an Allow field.',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    listed: 'Allow is "{seen}"',
    absent: 'The status is 405 and there is no Allow line: expected the methods that are allowed',
    otherStatus: 'The status is not 405',
  },
  check({ response }) {
    if (response.start.status !== 405) return { outcome: 'not-applicable', because: 'otherStatus' }
    const lines = field(response, 'allow')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('response', [response.start.statusSpan]) }
    return {
      outcome: 'pass',
      because: 'listed',
      at: namePlaces('response', lines),
      values: { seen: lines.map((line) => line.value).join(', ') },
    }
  },
  advice: 'Use GET for the handshake. If it was GET, the path exists for other methods only.',
  examples: {
    pass: [{ name: 'a list', because: 'listed', response: ['HTTP/1.1 405 Method Not Allowed', 'Allow: GET'], marks: ['Allow'] }],
    fail: [{ name: 'a bare 405', because: 'absent', response: ['HTTP/1.1 405 Method Not Allowed'], marks: ['405'] }],
    notApplicable: [{ name: 'a 403', because: 'otherStatus', response: SAMPLE_REFUSAL }],
  },
})
