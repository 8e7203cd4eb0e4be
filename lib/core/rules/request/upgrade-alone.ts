import { members, membersEqual, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/upgrade-alone',
  catalogue: ['R-041'],
  title: 'Upgrade names websocket alone',
  failureTitle: 'Upgrade names other protocols beside websocket',
  section: 'rfc9110-7.8',
  says: 'A list of protocols is permitted; of seven servers measured, one accepted a list with another protocol first.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    alone: 'Upgrade names websocket and nothing else',
    list: 'Upgrade is the list "{seen}": expected "websocket" alone, as most servers refuse a list',
    absent: 'Upgrade does not name websocket',
  },
  check({ request }) {
    if (membersEqual(request, 'upgrade', 'websocket').length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const named = members(request, 'upgrade')
    const at = wholePlaces('request', named)
    if (named.length === 1) return { outcome: 'pass', because: 'alone', at }
    return { outcome: 'fail', because: 'list', at, values: { seen: named.map((member) => member.text).join(', ') } }
  },
  advice: 'Write "Upgrade: websocket" once.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'alone', request: SAMPLE_REQUEST, marks: ['websocket'] }],
    fail: [
      { name: 'two protocols', because: 'list', request: requestWhere('Upgrade', 'Upgrade: h2c, websocket'), marks: ['h2c', 'websocket'] },
    ],
    notApplicable: [{ name: 'a plain GET', because: 'absent', request: requestWhere('Upgrade') }],
  },
})
