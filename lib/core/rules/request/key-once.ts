import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/key-once',
  catalogue: ['R-051'],
  title: 'Sec-WebSocket-Key is sent once',
  failureTitle: 'Sec-WebSocket-Key is sent more than once',
  section: 'rfc6455-11.3.1',
  says: 'The field stands at most once in a request.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    once: 'There is one Sec-WebSocket-Key line',
    repeated: 'There are {count} Sec-WebSocket-Key lines: expected one',
    absent: 'There is no Sec-WebSocket-Key line to count',
  },
  check({ request }) {
    const lines = field(request, 'sec-websocket-key')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('request', lines)
    return lines.length === 1
      ? { outcome: 'pass', because: 'once', at }
      : { outcome: 'fail', because: 'repeated', at, values: { count: String(lines.length) } }
  },
  advice: 'Keep one of them.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'once', request: SAMPLE_REQUEST, marks: ['Sec-WebSocket-Key'] }],
    fail: [
      {
        name: 'two',
        because: 'repeated',
        request: requestWith('Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA=='),
        marks: ['Sec-WebSocket-Key', 'Sec-WebSocket-Key'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: requestWhere('Sec-WebSocket-Key') }],
  },
})
