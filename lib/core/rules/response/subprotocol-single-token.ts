import { isToken } from '../../spec/grammar'
import { field, places, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/subprotocol-single-token',
  catalogue: ['H-072', 'H-077'],
  title: 'The selected subprotocol is one token',
  failureTitle: 'The selected subprotocol is not one token',
  section: 'rfc6455-4.3',
  says: 'In a response Sec-WebSocket-Protocol holds a single token.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    token: 'Sec-WebSocket-Protocol is "{seen}", one token',
    list: 'Sec-WebSocket-Protocol is the list "{seen}": expected one name',
    notToken: 'Sec-WebSocket-Protocol is "{seen}", which is no token: expected letters, digits and !#$%&\'*+-.^_`|~ only',
    nothingSelected: 'The server selected no subprotocol',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-protocol').filter((line) => line.value !== '')
    const first = lines[0]
    if (!first) return { outcome: 'not-applicable', because: 'nothingSelected' }
    const wrong = lines.find((line) => !isToken(line.value))
    if (!wrong)
      return {
        outcome: 'pass',
        because: 'token',
        at: valuePlaces('response', lines),
        values: { seen: first.value },
      }
    const because = wrong.value.includes(',') ? 'list' : 'notToken'
    return { outcome: 'fail', because, at: places('response', [wrong.valueSpan]), values: { seen: short(wrong.value) } }
  },
  advice: 'Answer with one name. A server that echoes the whole offer has not selected anything.',
  examples: {
    pass: [{ name: 'one name', because: 'token', response: responseWith('Sec-WebSocket-Protocol: chat'), marks: ['chat'] }],
    fail: [
      {
        name: 'the offer echoed',
        because: 'list',
        request: requestWith('Sec-WebSocket-Protocol: chat, superchat'),
        response: responseWith('Sec-WebSocket-Protocol: chat, superchat'),
        marks: ['chat, superchat'],
      },
      { name: 'a space inside', because: 'notToken', response: responseWith('Sec-WebSocket-Protocol: my chat'), marks: ['my chat'] },
    ],
    notApplicable: [
      { name: 'no selection', because: 'nothingSelected', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
