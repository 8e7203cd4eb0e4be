import { members, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWhere, SAMPLE_RESPONSE } from '../sample'

/** Fields meant for every recipient, which no hop may drop. */
const END_TO_END = /^(?:sec-websocket-.*|cache-control|content-.*|date|server|set-cookie|location|www-authenticate|origin)$/

export default rule({
  id: 'response/connection-names-hop-by-hop',
  catalogue: ['H-041'],
  title: 'Connection names fields of this hop only',
  failureTitle: 'Connection names a field that is meant for every recipient',
  section: 'rfc9110-7.6.1',
  says: 'Every field that Connection names is dropped at the next hop, so only fields of this hop belong there.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    hop: 'Connection names options of this hop only',
    endToEnd: 'Connection names "{seen}": expected options of this hop, as a proxy drops every field named here',
  },
  check({ response }) {
    const named = members(response, 'connection').filter((member) => END_TO_END.test(member.text.toLowerCase()))
    if (named.length === 0) return { outcome: 'pass', because: 'hop', at: [] }
    const values = { seen: named.map((member) => member.text).join(', ') }
    return { outcome: 'fail', because: 'endToEnd', at: wholePlaces('response', named), values }
  },
  advice: 'Name only Upgrade there, and keep-alive or close where they apply.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'hop', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'the accept value named',
        because: 'endToEnd',
        response: responseWhere('Connection', 'Connection: Upgrade, Sec-WebSocket-Accept'),
        marks: ['Sec-WebSocket-Accept'],
      },
    ],
  },
})
