import { field, joined, membersEqual, places, valuePlaces, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/upgrade-websocket',
  catalogue: ['R-040'],
  title: 'Upgrade names websocket',
  failureTitle: 'Upgrade does not name websocket',
  section: 'rfc6455-4.1',
  says: 'The request has an Upgrade field whose value includes the word websocket.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    named: 'Upgrade is "{seen}"',
    absent: 'There is no Upgrade line: expected "Upgrade: websocket"',
    other: 'Upgrade is "{seen}": expected a member "websocket"',
  },
  check({ request }) {
    const lines = field(request, 'upgrade')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('request', [request.start.span]) }
    const values = { seen: joined(lines) }
    const named = membersEqual(request, 'upgrade', 'websocket')
    if (named.length > 0) return { outcome: 'pass', because: 'named', at: wholePlaces('request', named), values }
    return { outcome: 'fail', because: 'other', at: valuePlaces('request', lines), values }
  },
  advice: 'Add "Upgrade: websocket". Without it a server answers as to any web request, often with 426, 400 or 200.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'named', request: SAMPLE_REQUEST, marks: ['websocket'] }],
    fail: [
      { name: 'a plain GET', because: 'absent', request: requestWhere('Upgrade'), marks: ['GET /chat HTTP/1.1'] },
      { name: 'a misspelling', because: 'other', request: requestWhere('Upgrade', 'Upgrade: websockets'), marks: ['websockets'] },
    ],
  },
})
