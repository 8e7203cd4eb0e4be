import { field, places } from '../fields'
import { offeredSubprotocols } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/subprotocol-none-offered',
  catalogue: ['H-071'],
  title: 'Nothing was selected from no offer',
  failureTitle: 'A subprotocol was selected though none was offered',
  section: 'rfc6455-4.2.2',
  says: 'When the request offers no subprotocol, the only right answer is to leave the field out.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    nothing: 'The request offered no subprotocol and the server selected none',
    selected: 'Sec-WebSocket-Protocol is "{seen}": expected no such line, as the request offered no subprotocol',
    offered: 'The request offered subprotocols',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    if (offeredSubprotocols(request).length > 0) return { outcome: 'not-applicable', because: 'offered' }
    const lines = field(response, 'sec-websocket-protocol')
    if (lines.length === 0) return { outcome: 'pass', because: 'nothing', at: [] }
    const at = places(
      'response',
      lines.map((line) => (line.span.end > line.nameSpan.end && line.value !== '' ? line.valueSpan : line.nameSpan)),
    )
    return { outcome: 'fail', because: 'selected', at, values: { seen: lines.map((line) => line.value).join(', ') } }
  },
  advice: 'Send Sec-WebSocket-Protocol only with a name taken from the request, or offer that name in the request.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'nothing', response: SAMPLE_RESPONSE }],
    fail: [
      { name: 'a name of its own', because: 'selected', response: responseWith('Sec-WebSocket-Protocol: chat'), marks: ['chat'] },
      { name: 'an empty one', because: 'selected', response: responseWith('Sec-WebSocket-Protocol:'), marks: ['Sec-WebSocket-Protocol'] },
    ],
    notApplicable: [
      { name: 'an offer', because: 'offered', request: requestWith('Sec-WebSocket-Protocol: chat'), response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
