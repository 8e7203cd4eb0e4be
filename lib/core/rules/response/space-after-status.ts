import { faultsOf, places, short } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/space-after-status',
  catalogue: ['H-021'],
  title: 'A space follows the status',
  failureTitle: 'No space follows the status',
  section: 'rfc9112-4',
  says: 'The space after the status code is sent even when no phrase follows.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    there: 'A space follows the status',
    missing: 'The status line is "{seen}": expected a space after the status, even without a phrase',
    unreadable: 'The status cannot be read',
  },
  check({ response }) {
    if (response.start.status === null) return { outcome: 'not-applicable', because: 'unreadable' }
    const missing = faultsOf(response, 'missing-space-after-status').length > 0
    const at = places('response', [response.start.statusSpan])
    return missing
      ? { outcome: 'fail', because: 'missing', at, values: { seen: short(response.start.text) } }
      : { outcome: 'pass', because: 'there', at }
  },
  advice: 'Write "HTTP/1.1 101 " with its space, or add a phrase such as "Switching Protocols".',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'there', response: SAMPLE_RESPONSE, marks: ['101'] },
      { name: 'an empty phrase', because: 'there', response: ['HTTP/1.1 101 '] },
    ],
    fail: [{ name: 'nothing after the status', because: 'missing', response: ['HTTP/1.1 101'], marks: ['101'] }],
    notApplicable: [{ name: 'no status', because: 'unreadable', response: ['HTTP/1.1 OK'] }],
  },
})
