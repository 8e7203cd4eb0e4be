import { lowerAscii } from '../../spec/grammar'
import { field, members, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/subprotocol-no-case-twins',
  catalogue: ['R-081'],
  title: 'The subprotocols differ by more than case',
  failureTitle: 'Two subprotocols differ by case only',
  section: 'rfc7936-2',
  says: 'Names of subprotocols are compared with regard to case.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    apart: 'The names offered differ by more than case',
    twins: 'Sec-WebSocket-Protocol offers "{first}" and "{second}": expected one spelling, as these are two names',
    absent: 'The request offers no subprotocol',
  },
  check({ request }) {
    if (field(request, 'sec-websocket-protocol').length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const seen = new Map<string, string>()
    for (const member of members(request, 'sec-websocket-protocol')) {
      const first = seen.get(lowerAscii(member.text))
      if (first === undefined) seen.set(lowerAscii(member.text), member.text)
      else if (first !== member.text) {
        const values = { first, second: member.text }
        return { outcome: 'fail', because: 'twins', at: wholePlaces('request', [member]), values }
      }
    }
    return { outcome: 'pass', because: 'apart', at: wholePlaces('request', members(request, 'sec-websocket-protocol')) }
  },
  advice: 'Keep the spelling that the service documents.',
  examples: {
    pass: [{ name: 'two names', because: 'apart', request: requestWith('Sec-WebSocket-Protocol: chat, superchat') }],
    fail: [{ name: 'two spellings', because: 'twins', request: requestWith('Sec-WebSocket-Protocol: chat, Chat'), marks: ['Chat'] }],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
