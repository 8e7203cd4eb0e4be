import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/subprotocol-once',
  catalogue: ['H-074'],
  title: 'Sec-WebSocket-Protocol is sent once',
  failureTitle: 'Sec-WebSocket-Protocol is sent more than once',
  section: 'rfc6455-11.3.4',
  says: 'The field may be repeated in a request, never in a response.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    once: 'There is one Sec-WebSocket-Protocol line',
    repeated: 'There are {count} Sec-WebSocket-Protocol lines: expected one',
    absent: 'The server sent no Sec-WebSocket-Protocol',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-protocol')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('response', lines)
    if (lines.length === 1) return { outcome: 'pass', because: 'once', at }
    return { outcome: 'fail', because: 'repeated', at, values: { count: String(lines.length) } }
  },
  advice: 'Find the layer that adds the second line and let only one of them select the subprotocol.',
  examples: {
    pass: [
      { name: 'one line', because: 'once', response: responseWith('Sec-WebSocket-Protocol: chat'), marks: ['Sec-WebSocket-Protocol'] },
    ],
    fail: [
      {
        name: 'application and gateway',
        because: 'repeated',
        response: responseWith('Sec-WebSocket-Protocol: chat', 'sec-websocket-protocol: chat'),
        marks: ['Sec-WebSocket-Protocol', 'sec-websocket-protocol'],
      },
    ],
    notApplicable: [
      { name: 'no line', because: 'absent', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
