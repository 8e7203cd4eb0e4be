import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/accept-once',
  catalogue: ['H-063'],
  title: 'Sec-WebSocket-Accept is sent once',
  failureTitle: 'Sec-WebSocket-Accept is sent more than once',
  section: 'rfc6455-11.3.3',
  says: 'The field stands at most once in a response.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    once: 'There is one Sec-WebSocket-Accept line',
    repeated: 'There are {count} Sec-WebSocket-Accept lines: expected one',
    absent: 'There is no Sec-WebSocket-Accept line to count',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-accept')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('response', lines)
    if (lines.length === 1) return { outcome: 'pass', because: 'once', at }
    return { outcome: 'fail', because: 'repeated', at, values: { count: String(lines.length) } }
  },
  advice: 'Find the layer that adds the second line: usually a gateway that answers as well as the application behind it.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'once', response: SAMPLE_RESPONSE, marks: ['Sec-WebSocket-Accept'] }],
    fail: [
      {
        name: 'the same value twice',
        because: 'repeated',
        response: responseWith('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
        marks: ['Sec-WebSocket-Accept', 'Sec-WebSocket-Accept'],
      },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', response: ['HTTP/1.1 101 Switching Protocols'] },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
