import { field, places, valuePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/date-present',
  catalogue: ['H-044'],
  title: 'The answer is dated',
  failureTitle: 'The answer has no Date',
  section: 'rfc9110-6.6.1',
  says: 'A server that has a clock dates every answer of the classes 2xx, 3xx and 4xx; others may leave Date out.',
  // A must for servers with a clock; whether this one has a clock cannot be seen.
  level: 'should',
  effect: 'none',
  requires: ['response'],
  reasons: {
    dated: 'Date is "{seen}"',
    absent: 'The status is {status} and there is no Date: expected one from a server that has a clock',
    optional: 'A status of this class may go without Date',
  },
  check({ response }) {
    const { status, statusSpan } = response.start
    const lines = field(response, 'date')
    const [line] = lines
    if (line) return { outcome: 'pass', because: 'dated', at: valuePlaces('response', lines), values: { seen: line.value } }
    if (status === null || status < 200 || status > 499) return { outcome: 'not-applicable', because: 'optional' }
    return { outcome: 'fail', because: 'absent', at: places('response', [statusSpan]), values: { status: String(status) } }
  },
  advice:
    'Let the HTTP library write the refusal: those written by hand to a socket leave Date out. Without it nobody sees clocks that differ.',
  examples: {
    pass: [
      {
        name: 'a dated refusal',
        because: 'dated',
        response: ['HTTP/1.1 403 Forbidden', 'Date: Fri, 20 Nov 2026 11:36:25 GMT'],
        marks: ['Fri, 20 Nov 2026 11:36:25 GMT'],
      },
    ],
    fail: [{ name: 'a refusal written by hand', because: 'absent', response: ['HTTP/1.1 400 Bad Request'], marks: ['400'] }],
    notApplicable: [{ name: 'a 101', because: 'optional', response: SAMPLE_RESPONSE }],
  },
})
