import { isToken } from '../../spec/grammar'
import { field, members, short, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const offering = (names: string) => requestWith(`Sec-WebSocket-Protocol: ${names}`)

export default rule({
  id: 'request/subprotocol-tokens',
  catalogue: ['R-080'],
  title: 'Offered subprotocols are tokens',
  failureTitle: 'An offered subprotocol is not a token',
  section: 'rfc6455-4.1',
  says: 'A subprotocol is named with visible ASCII characters that are no separators, so without "/", ":" or spaces.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    tokens: 'The names offered are tokens',
    notToken: 'Sec-WebSocket-Protocol offers "{seen}": expected letters, digits and !#$%&\'*+-.^_`|~ only',
    absent: 'The request offers no subprotocol',
  },
  check({ request }) {
    if (field(request, 'sec-websocket-protocol').length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const names = members(request, 'sec-websocket-protocol')
    const wrong = names.filter((member) => !isToken(member.text))
    const first = wrong[0]
    if (!first) return { outcome: 'pass', because: 'tokens', at: wholePlaces('request', names) }
    return { outcome: 'fail', because: 'notToken', at: wholePlaces('request', wrong), values: { seen: short(first.text) } }
  },
  advice: 'Offer names such as "v1.chat.example.com"; separate several with commas.',
  examples: {
    pass: [{ name: 'two names', because: 'tokens', request: offering('chat, v2.chat'), marks: ['chat', 'v2.chat'] }],
    fail: [
      { name: 'a slash', because: 'notToken', request: offering('chat/v1'), marks: ['chat/v1'] },
      { name: 'spaces instead of commas', because: 'notToken', request: offering('chat superchat'), marks: ['chat superchat'] },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
