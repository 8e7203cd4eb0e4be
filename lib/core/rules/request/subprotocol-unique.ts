import { field, members, repeated, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/subprotocol-unique',
  catalogue: ['R-081'],
  title: 'No subprotocol is offered twice',
  failureTitle: 'A subprotocol is offered twice',
  section: 'rfc6455-4.1',
  says: 'The names offered are all different.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    unique: 'The names offered are all different',
    repeated: 'Sec-WebSocket-Protocol offers "{seen}" more than once: expected it once, over all lines',
    absent: 'The request offers no subprotocol',
  },
  check({ request }) {
    if (field(request, 'sec-websocket-protocol').length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const names = members(request, 'sec-websocket-protocol')
    const again = repeated(names, (member) => member.text)
    const first = again[0]
    if (!first) return { outcome: 'pass', because: 'unique', at: wholePlaces('request', names) }
    return { outcome: 'fail', because: 'repeated', at: wholePlaces('request', again), values: { seen: first.text } }
  },
  advice: 'Offer each name once; browsers refuse a list with a repeated name.',
  examples: {
    pass: [{ name: 'two names', because: 'unique', request: requestWith('Sec-WebSocket-Protocol: chat, superchat') }],
    fail: [
      {
        name: 'on two lines',
        because: 'repeated',
        request: requestWith('Sec-WebSocket-Protocol: chat', 'Sec-WebSocket-Protocol: superchat, chat'),
        marks: ['chat'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
