import { field, valuePlaces } from '../fields'
import { isHttpDate } from '../http-date'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

const busy = (value: string) => ['HTTP/1.1 503 Service Unavailable', `Retry-After: ${value}`]

export default rule({
  id: 'response/retry-after-form',
  catalogue: ['H-111'],
  title: 'Retry-After is a number of seconds or a date',
  failureTitle: 'Retry-After is neither a number of seconds nor a date',
  section: 'rfc9110-10.2.3',
  says: 'Retry-After is a whole number of seconds, or a date in the form of HTTP.',
  level: 'must',
  effect: 'none',
  requires: ['response'],
  reasons: {
    formed: 'Retry-After is "{seen}"',
    malformed: 'Retry-After is "{seen}": expected whole seconds, or a date such as "Sun, 06 Nov 1994 08:49:37 GMT"',
    absent: 'The answer has no Retry-After',
  },
  check({ response }) {
    const line = field(response, 'retry-after')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('response', [line])
    const formed = /^\d+$/.test(line.value) || isHttpDate(line.value)
    return formed
      ? { outcome: 'pass', because: 'formed', at, values: { seen: line.value } }
      : { outcome: 'fail', because: 'malformed', at, values: { seen: line.value } }
  },
  advice: 'Write whole seconds, such as "Retry-After: 120".',
  examples: {
    pass: [
      { name: 'seconds', because: 'formed', response: busy('120'), marks: ['120'] },
      { name: 'a date', because: 'formed', response: busy('Sun, 06 Nov 1994 08:49:37 GMT') },
    ],
    fail: [{ name: 'a unit', because: 'malformed', response: busy('2m'), marks: ['2m'] }],
    notApplicable: [{ name: 'no such line', because: 'absent', response: SAMPLE_REFUSAL }],
  },
})
