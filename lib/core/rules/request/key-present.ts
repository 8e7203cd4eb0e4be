import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/key-present',
  catalogue: ['R-050'],
  title: 'The request has a Sec-WebSocket-Key',
  failureTitle: 'The request has no Sec-WebSocket-Key',
  section: 'rfc6455-4.1',
  says: 'The request has a field Sec-WebSocket-Key.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    present: 'Sec-WebSocket-Key is there',
    empty: 'Sec-WebSocket-Key is empty: expected 16 random octets in base64',
    absent: 'There is no Sec-WebSocket-Key line: expected one with 16 random octets in base64',
  },
  check({ request }) {
    const lines = field(request, 'sec-websocket-key')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('request', [request.start.span]) }
    const at = namePlaces('request', lines)
    return lines.every((line) => line.value === '')
      ? { outcome: 'fail', because: 'empty', at }
      : { outcome: 'pass', because: 'present', at }
  },
  advice: 'Add "Sec-WebSocket-Key: {{auto}}": a fresh key is written for each connection.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'present', request: SAMPLE_REQUEST, marks: ['Sec-WebSocket-Key'] }],
    fail: [
      { name: 'none', because: 'absent', request: requestWhere('Sec-WebSocket-Key'), marks: ['GET /chat HTTP/1.1'] },
      { name: 'empty', because: 'empty', request: requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key:'), marks: ['Sec-WebSocket-Key'] },
    ],
  },
})
