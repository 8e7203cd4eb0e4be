import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/accept-not-in-request',
  catalogue: ['R-104'],
  title: 'The request has no Sec-WebSocket-Accept',
  failureTitle: 'The request has a Sec-WebSocket-Accept',
  section: 'rfc6455-11.3.3',
  says: 'The field is part of the answer of a server.',
  level: 'must',
  effect: 'none',
  requires: ['request'],
  reasons: {
    absent: 'There is no Sec-WebSocket-Accept',
    present: 'There is a Sec-WebSocket-Accept line: expected it in the answer only',
  },
  check({ request }) {
    const lines = field(request, 'sec-websocket-accept')
    return lines.length === 0
      ? { outcome: 'pass', because: 'absent', at: [] }
      : { outcome: 'fail', because: 'present', at: namePlaces('request', lines) }
  },
  advice: 'Remove the line; the key is what a client sends.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'absent', request: SAMPLE_REQUEST }],
    fail: [
      {
        name: 'copied from an answer',
        because: 'present',
        request: requestWith('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
        marks: ['Sec-WebSocket-Accept'],
      },
    ],
  },
})
