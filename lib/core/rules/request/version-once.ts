import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/version-once',
  catalogue: ['R-061'],
  title: 'Sec-WebSocket-Version is sent once',
  failureTitle: 'Sec-WebSocket-Version is sent more than once',
  section: 'rfc6455-11.3.5',
  says: 'The field stands at most once in a request.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    once: 'There is one Sec-WebSocket-Version line',
    repeated: 'There are {count} Sec-WebSocket-Version lines: expected one',
    absent: 'There is no Sec-WebSocket-Version line to count',
  },
  check({ request }) {
    const lines = field(request, 'sec-websocket-version')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('request', lines)
    return lines.length === 1
      ? { outcome: 'pass', because: 'once', at }
      : { outcome: 'fail', because: 'repeated', at, values: { count: String(lines.length) } }
  },
  advice: 'Keep one of them, with the value 13.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'once', request: SAMPLE_REQUEST, marks: ['Sec-WebSocket-Version'] }],
    fail: [
      {
        name: 'two',
        because: 'repeated',
        request: requestWith('Sec-WebSocket-Version: 8'),
        marks: ['Sec-WebSocket-Version', 'Sec-WebSocket-Version'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: requestWhere('Sec-WebSocket-Version') }],
  },
})
