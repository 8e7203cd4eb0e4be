import { presentOn101 } from '../present-on-101'
import { rule } from '../rule'
import { responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/accept-present',
  catalogue: ['H-060'],
  title: 'The 101 has a Sec-WebSocket-Accept field',
  failureTitle: 'The 101 has no Sec-WebSocket-Accept field',
  section: 'rfc6455-4.1',
  says: 'A client fails the connection when the response lacks a Sec-WebSocket-Accept field.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    present: 'Sec-WebSocket-Accept is there',
    absent: 'There is no Sec-WebSocket-Accept line: expected one that proves the server read the key',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    return presentOn101(response, 'sec-websocket-accept')
  },
  advice: 'Answer from the WebSocket server itself. A gateway or a mock that writes the 101 on its own leaves this proof out.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'present', response: SAMPLE_RESPONSE, marks: ['Sec-WebSocket-Accept'] }],
    fail: [{ name: 'an invented 101', because: 'absent', response: responseWhere('Sec-WebSocket-Accept'), marks: ['101'] }],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
