import { field, valuePlaces } from '../fields'
import { isHttpDate } from '../http-date'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/date-form',
  catalogue: ['H-044'],
  title: 'Date has the form of HTTP',
  failureTitle: 'Date does not have the form of HTTP',
  section: 'rfc9110-5.6.7',
  says: 'A sender writes dates as in "Sun, 06 Nov 1994 08:49:37 GMT".',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    formed: 'Date is "{seen}"',
    malformed: 'Date is "{seen}": expected a form such as "Sun, 06 Nov 1994 08:49:37 GMT"',
    absent: 'The answer has no Date, which a 101 may leave out',
  },
  check({ response }) {
    const line = field(response, 'date')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('response', [line])
    const values = { seen: line.value }
    return isHttpDate(line.value)
      ? { outcome: 'pass', because: 'formed', at, values }
      : { outcome: 'fail', because: 'malformed', at, values }
  },
  advice: 'Let the HTTP library write Date; it is always in GMT and in English.',
  examples: {
    pass: [
      {
        name: 'the form of HTTP',
        because: 'formed',
        response: responseWith('Date: Fri, 12 Feb 2021 22:51:56 GMT'),
        marks: ['Fri, 12 Feb 2021 22:51:56 GMT'],
      },
    ],
    fail: [
      { name: 'an ISO date', because: 'malformed', response: responseWith('Date: 2021-02-12T22:51:56Z'), marks: ['2021-02-12T22:51:56Z'] },
    ],
    notApplicable: [{ name: 'no Date', because: 'absent', response: SAMPLE_RESPONSE }],
  },
})
