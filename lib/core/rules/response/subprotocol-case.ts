import { field, places } from '../fields'
import { offeredSubprotocols } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/subprotocol-case',
  catalogue: ['H-075'],
  title: 'The selected subprotocol is spelled as offered',
  failureTitle: 'The selected subprotocol is spelled in another case than offered',
  section: 'rfc7936-2',
  says: 'Names of subprotocols are compared with their case.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    same: 'Sec-WebSocket-Protocol is "{seen}", spelled as offered',
    otherCase: 'Sec-WebSocket-Protocol is "{seen}": expected "{expected}", in that case',
    notOffered: 'The selected subprotocol was not offered in any case',
    nothingSelected: 'The server selected no subprotocol',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const line = field(response, 'sec-websocket-protocol').find((candidate) => candidate.value !== '')
    if (!line) return { outcome: 'not-applicable', because: 'nothingSelected' }
    const offer = offeredSubprotocols(request)
    const at = places('response', [line.valueSpan])
    if (offer.includes(line.value)) return { outcome: 'pass', because: 'same', at, values: { seen: line.value } }
    const expected = offer.find((name) => name.toLowerCase() === line.value.toLowerCase())
    if (expected === undefined) return { outcome: 'not-applicable', because: 'notOffered' }
    return { outcome: 'fail', because: 'otherCase', at, values: { seen: line.value, expected } }
  },
  advice: 'Answer with the spelling of the request, or offer the spelling that the server uses.',
  examples: {
    pass: [
      {
        name: 'the same spelling',
        because: 'same',
        request: requestWith('Sec-WebSocket-Protocol: graphql-transport-ws'),
        response: responseWith('Sec-WebSocket-Protocol: graphql-transport-ws'),
        marks: ['graphql-transport-ws'],
      },
    ],
    fail: [
      {
        name: 'a capital letter',
        because: 'otherCase',
        request: requestWith('Sec-WebSocket-Protocol: mqtt'),
        response: responseWith('Sec-WebSocket-Protocol: MQTT'),
        marks: ['MQTT'],
      },
    ],
    notApplicable: [
      {
        name: 'another name',
        because: 'notOffered',
        request: requestWith('Sec-WebSocket-Protocol: chat'),
        response: responseWith('Sec-WebSocket-Protocol: mqtt'),
      },
      { name: 'no selection', because: 'nothingSelected', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
