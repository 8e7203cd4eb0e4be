import { field, valuePlaces } from '../fields'
import { offeredSubprotocols } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/subprotocol-offered',
  catalogue: ['H-070'],
  title: 'The selected subprotocol was offered',
  failureTitle: 'The selected subprotocol was not offered',
  section: 'rfc6455-4.1',
  says: 'A client fails the connection when the server names a subprotocol that the request did not offer.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    offered: 'Sec-WebSocket-Protocol is "{seen}", one of those offered',
    notOffered: 'Sec-WebSocket-Protocol is "{seen}": expected one of {offer}',
    nothingOffered: 'The request offered no subprotocol',
    nothingSelected: 'The server selected no subprotocol',
    otherCase: 'The selected subprotocol differs from an offered one only in case',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const selected = field(response, 'sec-websocket-protocol').filter((line) => line.value !== '')
    if (selected.length === 0) return { outcome: 'not-applicable', because: 'nothingSelected' }
    const offer = offeredSubprotocols(request)
    if (offer.length === 0) return { outcome: 'not-applicable', because: 'nothingOffered' }
    const strange = selected.filter((line) => !offer.includes(line.value))
    const at = valuePlaces('response', strange.length > 0 ? strange : selected)
    const values = { seen: strange[0]?.value ?? selected[0]?.value ?? '', offer: offer.map((name) => `"${name}"`).join(', ') }
    if (strange.length === 0) return { outcome: 'pass', because: 'offered', at, values }
    const folded = offer.map((name) => name.toLowerCase())
    if (strange.every((line) => folded.includes(line.value.toLowerCase()))) return { outcome: 'not-applicable', because: 'otherCase' }
    return { outcome: 'fail', because: 'notOffered', at, values }
  },
  advice: 'Make the server choose from the names in the request, or offer the name that the server speaks.',
  examples: {
    pass: [
      {
        name: 'one of two',
        because: 'offered',
        request: requestWith('Sec-WebSocket-Protocol: chat, superchat'),
        response: responseWith('Sec-WebSocket-Protocol: chat'),
        marks: ['chat'],
      },
    ],
    fail: [
      {
        name: 'a name of its own',
        because: 'notOffered',
        request: requestWith('Sec-WebSocket-Protocol: chat'),
        response: responseWith('Sec-WebSocket-Protocol: mqtt'),
        marks: ['mqtt'],
      },
    ],
    notApplicable: [
      { name: 'no offer', because: 'nothingOffered', response: responseWith('Sec-WebSocket-Protocol: chat') },
      { name: 'no selection', because: 'nothingSelected', response: SAMPLE_RESPONSE },
      {
        name: 'another case',
        because: 'otherCase',
        request: requestWith('Sec-WebSocket-Protocol: chat'),
        response: responseWith('Sec-WebSocket-Protocol: Chat'),
      },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
