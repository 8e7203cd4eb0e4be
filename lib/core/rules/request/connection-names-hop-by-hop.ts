import { members, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

/** Fields meant for every recipient, which no hop may drop. */
const END_TO_END = /^(?:sec-websocket-.*|cache-control|host|origin|authorization|cookie|content-.*|user-agent)$/

export default rule({
  id: 'request/connection-names-hop-by-hop',
  catalogue: ['R-044'],
  title: 'Connection names fields of this hop only',
  failureTitle: 'Connection names a field that is meant for the server',
  section: 'rfc9110-7.6.1',
  says: 'Every field that Connection names is dropped at the next hop, so only fields of this hop belong there.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    hop: 'Connection names options of this hop only',
    endToEnd: 'Connection names "{seen}": expected options of this hop, as a proxy drops every field named here',
  },
  check({ request }) {
    const named = members(request, 'connection').filter((member) => END_TO_END.test(member.text.toLowerCase()))
    if (named.length === 0) return { outcome: 'pass', because: 'hop', at: [] }
    return {
      outcome: 'fail',
      because: 'endToEnd',
      at: wholePlaces('request', named),
      values: { seen: named.map((member) => member.text).join(', ') },
    }
  },
  advice: 'Name only Upgrade there.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'hop', request: SAMPLE_REQUEST }],
    fail: [
      {
        name: 'the key named',
        because: 'endToEnd',
        request: requestWhere('Connection', 'Connection: Upgrade, Sec-WebSocket-Key'),
        marks: ['Sec-WebSocket-Key'],
      },
    ],
  },
})
