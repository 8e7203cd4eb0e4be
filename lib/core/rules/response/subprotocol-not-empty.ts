import { field, namePlaces, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/subprotocol-not-empty',
  catalogue: ['H-073'],
  title: 'Sec-WebSocket-Protocol is not empty',
  failureTitle: 'Sec-WebSocket-Protocol is empty',
  section: 'rfc6455-4.2.2',
  says: 'Selecting nothing is said by leaving the field out; an empty value does not say it.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    named: 'Sec-WebSocket-Protocol is "{seen}"',
    empty: 'Sec-WebSocket-Protocol is empty: expected a name, or no such line',
    absent: 'The server sent no Sec-WebSocket-Protocol',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-protocol')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const empty = lines.filter((line) => line.value === '')
    if (empty.length > 0)
      return {
        outcome: 'fail',
        because: 'empty',
        at: namePlaces('response', empty),
      }
    const values = { seen: lines.map((line) => line.value).join(', ') }
    return {
      outcome: 'pass',
      because: 'named',
      at: valuePlaces('response', lines),
      values,
    }
  },
  advice: 'Leave Sec-WebSocket-Protocol out when no subprotocol is selected.',
  examples: {
    pass: [{ name: 'a name', because: 'named', response: responseWith('Sec-WebSocket-Protocol: chat'), marks: ['chat'] }],
    fail: [
      {
        name: 'nothing after the colon',
        because: 'empty',
        request: requestWith('Sec-WebSocket-Protocol: chat'),
        response: responseWith('Sec-WebSocket-Protocol: '),
        marks: ['Sec-WebSocket-Protocol'],
      },
    ],
    notApplicable: [
      { name: 'no line', because: 'absent', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
