import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/accept-only-on-101',
  catalogue: ['H-068'],
  title: 'Sec-WebSocket-Accept comes with a 101 only',
  failureTitle: 'Sec-WebSocket-Accept came with a status that is not 101',
  section: 'rfc6455-4.2.2',
  says: 'The field is part of the answer that accepts a connection, whose status is 101.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    switching: 'The status is 101, where the field belongs',
    refusing: 'The status is not 101 and there is no Sec-WebSocket-Accept',
    stray: 'The status is {status}, and yet there is a Sec-WebSocket-Accept: expected it with 101 only',
  },
  check({ response }) {
    const { status, statusSpan } = response.start
    if (status === 101) return { outcome: 'pass', because: 'switching', at: places('response', [statusSpan]) }
    const lines = field(response, 'sec-websocket-accept')
    if (lines.length === 0) return { outcome: 'pass', because: 'refusing', at: [] }
    const at = namePlaces('response', lines)
    return { outcome: 'fail', because: 'stray', at, values: { status: String(status ?? response.start.text) } }
  },
  advice:
    'A gateway probably changed the status of an accepted upgrade: the server behind it may hold the connection open. Check its rewriting rules.',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'switching', response: SAMPLE_RESPONSE, marks: ['101'] },
      { name: 'a refusal', because: 'refusing', response: SAMPLE_REFUSAL },
    ],
    fail: [
      {
        name: 'a rewritten status',
        because: 'stray',
        response: ['HTTP/1.1 200 OK', 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
        marks: ['Sec-WebSocket-Accept'],
      },
    ],
  },
})
