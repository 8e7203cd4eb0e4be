import { field, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/no-content-length-on-101',
  catalogue: ['H-036'],
  title: 'The 101 has no Content-Length',
  failureTitle: 'The 101 has a Content-Length',
  section: 'rfc9110-8.6',
  says: 'A server sends no Content-Length with a 1xx status, not even 0.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    absent: 'There is no Content-Length',
    present: 'Content-Length is "{seen}": expected no such line',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'content-length')
    if (lines.length === 0) return { outcome: 'pass', because: 'absent', at: [] }
    return {
      outcome: 'fail',
      because: 'present',
      at: wholePlaces('response', lines),
      values: { seen: lines.map((line) => line.value).join(', ') },
    }
  },
  advice: 'Remove it. Most clients go on, but a proxy may end the connection after that many octets.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'absent', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'a zero', because: 'present', response: responseWith('Content-Length: 0'), marks: ['Content-Length: 0\r\n'] }],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
