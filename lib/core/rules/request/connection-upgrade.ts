import { field, joined, membersEqual, places, valuePlaces, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/connection-upgrade',
  catalogue: ['R-042'],
  title: 'Connection names Upgrade',
  failureTitle: 'Connection does not name Upgrade',
  section: 'rfc6455-4.1',
  says: 'The request has a Connection field whose value includes the token Upgrade.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    named: 'Connection is "{seen}"',
    absent: 'There is no Connection line: expected "Connection: Upgrade"',
    other: 'Connection is "{seen}": expected a member "Upgrade"',
  },
  check({ request }) {
    const lines = field(request, 'connection')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('request', [request.start.span]) }
    const values = { seen: joined(lines) }
    const named = membersEqual(request, 'connection', 'upgrade')
    if (named.length > 0) return { outcome: 'pass', because: 'named', at: wholePlaces('request', named), values }
    return { outcome: 'fail', because: 'other', at: valuePlaces('request', lines), values }
  },
  advice: 'Add "Connection: Upgrade". Other members, such as keep-alive, may stand beside it.',
  examples: {
    pass: [
      { name: 'the request of the RFC', because: 'named', request: SAMPLE_REQUEST, marks: ['Upgrade'] },
      {
        name: 'as Firefox writes it',
        because: 'named',
        request: requestWhere('Connection', 'Connection: keep-alive, Upgrade'),
        marks: ['Upgrade'],
      },
    ],
    fail: [
      { name: 'none', because: 'absent', request: requestWhere('Connection'), marks: ['GET /chat HTTP/1.1'] },
      { name: 'keep-alive', because: 'other', request: requestWhere('Connection', 'Connection: keep-alive'), marks: ['keep-alive'] },
    ],
  },
})
