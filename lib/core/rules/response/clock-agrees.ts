import { secondsBetween } from '../../spec/iso-time'
import { field, valuePlaces } from '../fields'
import { isoOfHttpDate } from '../http-date'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

/** Clocks further apart make tokens and certificates fail, seconds. */
const FAR_APART = 300
const NOON = { startedAt: '2026-11-20T12:00:00.000Z' }

export default rule({
  id: 'response/clock-agrees',
  catalogue: ['H-044'],
  title: 'The clock of the server agrees with ours',
  failureTitle: 'The clock of the server differs from ours',
  section: 'rfc9110-6.6.1',
  says: 'Date is the time at which the answer was made.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'startedAt'],
  reasons: {
    agrees: 'Date is {seconds} s from our clock',
    ahead: 'Date is "{seen}", {seconds} s ahead of our clock: expected 300 s at most',
    behind: 'Date is "{seen}", {seconds} s behind our clock: expected 300 s at most',
    undated: 'The answer has no Date that could be read',
  },
  check({ response, startedAt }) {
    const line = field(response, 'date')[0]
    const date = line === undefined ? null : isoOfHttpDate(line.value)
    const apart = date === null ? null : secondsBetween(startedAt, date)
    if (line === undefined || apart === null) return { outcome: 'not-applicable', because: 'undated' }
    const at = valuePlaces('response', [line])
    const values = { seen: line.value, seconds: String(Math.abs(apart)) }
    if (Math.abs(apart) <= FAR_APART) return { outcome: 'pass', because: 'agrees', at, values }
    return { outcome: 'fail', because: apart > 0 ? 'ahead' : 'behind', at, values }
  },
  advice: 'Set both clocks by NTP. A clock that is off explains tokens that are "expired" or "not yet valid", and certificates as well.',
  examples: {
    pass: [
      {
        name: 'a second apart',
        because: 'agrees',
        response: responseWith('Date: Fri, 20 Nov 2026 12:00:01 GMT'),
        artifacts: NOON,
        marks: ['Fri, 20 Nov 2026 12:00:01 GMT'],
      },
    ],
    fail: [
      { name: 'an hour ahead', because: 'ahead', response: responseWith('Date: Fri, 20 Nov 2026 13:00:00 GMT'), artifacts: NOON },
      { name: 'a clock never set', because: 'behind', response: responseWith('Date: Thu, 01 Jan 1970 00:00:09 GMT'), artifacts: NOON },
    ],
    notApplicable: [{ name: 'no Date', because: 'undated', response: SAMPLE_RESPONSE, artifacts: NOON }],
  },
})
