import { field, namePlaces, valuePlaces } from '../fields'
import { offeredSubprotocols } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/subprotocol-selected',
  catalogue: ['H-076'],
  title: 'One of the offered subprotocols was selected',
  failureTitle: 'None of the offered subprotocols was selected',
  section: 'whatwg-websockets-opening',
  says: 'RFC 6455 lets a server select none, but a browser that offered some fails a connection without a selection.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response', 'request'],
  reasons: {
    selected: 'Sec-WebSocket-Protocol is "{seen}"',
    none: 'There is no Sec-WebSocket-Protocol though the request offered {offer}: browsers refuse such an answer',
    nothingOffered: 'The request offered no subprotocol',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const offer = offeredSubprotocols(request)
    if (offer.length === 0) return { outcome: 'not-applicable', because: 'nothingOffered' }
    const lines = field(response, 'sec-websocket-protocol')
    if (lines.length === 0) {
      const asked = field(request, 'sec-websocket-protocol')
      return {
        outcome: 'fail',
        because: 'none',
        at: valuePlaces('request', asked),
        values: { offer: offer.map((name) => `"${name}"`).join(', ') },
      }
    }
    const at = namePlaces('response', lines)
    return { outcome: 'pass', because: 'selected', at, values: { seen: lines.map((line) => line.value).join(', ') } }
  },
  advice: 'Let the server select one of the offered names, or answer 400 when it speaks none of them; or offer none.',
  examples: {
    pass: [
      {
        name: 'one selected',
        because: 'selected',
        request: requestWith('Sec-WebSocket-Protocol: chat'),
        response: responseWith('Sec-WebSocket-Protocol: chat'),
        marks: ['Sec-WebSocket-Protocol'],
      },
    ],
    fail: [
      {
        name: 'none selected',
        because: 'none',
        request: requestWith('Sec-WebSocket-Protocol: chat'),
        response: SAMPLE_RESPONSE,
        marks: ['chat'],
      },
    ],
    notApplicable: [
      { name: 'no offer', because: 'nothingOffered', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
