import { allMembers } from '../../http1/list-field'
import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/subprotocol-non-empty',
  catalogue: ['R-082'],
  title: 'No offered subprotocol is empty',
  failureTitle: 'An offered subprotocol is empty',
  section: 'rfc6455-4.1',
  says: 'Each name offered has at least one character.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    named: 'Each member of the list is a name',
    member: 'Sec-WebSocket-Protocol has a comma without a name: expected a name between commas',
    empty: 'Sec-WebSocket-Protocol is empty: expected a name, or no such line',
    absent: 'The request offers no subprotocol',
  },
  check({ request }) {
    const lines = field(request, 'sec-websocket-protocol')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const empty = lines.filter((line) => line.value === '')
    if (empty.length > 0) return { outcome: 'fail', because: 'empty', at: namePlaces('request', empty) }
    const gaps = allMembers(request, 'sec-websocket-protocol').filter((member) => member.text === '')
    if (gaps.length > 0)
      return { outcome: 'fail', because: 'member', at: namePlaces('request', [...new Set(gaps.map((member) => member.line))]) }
    return { outcome: 'pass', because: 'named', at: namePlaces('request', lines) }
  },
  advice: 'Remove the comma or the line.',
  examples: {
    pass: [
      {
        name: 'two names',
        because: 'named',
        request: requestWith('Sec-WebSocket-Protocol: chat, superchat'),
        marks: ['Sec-WebSocket-Protocol'],
      },
    ],
    fail: [
      {
        name: 'a comma at the end',
        because: 'member',
        request: requestWith('Sec-WebSocket-Protocol: chat,'),
        marks: ['Sec-WebSocket-Protocol'],
      },
      { name: 'nothing', because: 'empty', request: requestWith('Sec-WebSocket-Protocol:'), marks: ['Sec-WebSocket-Protocol'] },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
