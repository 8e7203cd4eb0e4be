import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/origin-scheme',
  catalogue: ['R-072'],
  title: 'Origin has the scheme of a page',
  failureTitle: 'Origin has a WebSocket scheme',
  section: 'rfc6455-4.1',
  says: 'Origin is that of the page whose script opens the connection, so its scheme is http or https.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    page: 'Origin has no WebSocket scheme',
    websocket: 'Origin begins with "{seen}": expected http:// or https://, as a page has',
    absent: 'There is no Origin line to read',
  },
  check({ request }) {
    const line = field(request, 'origin')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('request', [line])
    const scheme = /^wss?:\/\//i.exec(line.value)?.[0]
    return scheme === undefined
      ? { outcome: 'pass', because: 'page', at }
      : { outcome: 'fail', because: 'websocket', at, values: { seen: scheme } }
  },
  advice: 'Write https:// for a page behind TLS and http:// for one without.',
  examples: {
    pass: [{ name: 'a page', because: 'page', request: requestWith('Origin: https://example.com'), marks: ['https://example.com'] }],
    fail: [
      {
        name: 'the scheme of the connection',
        because: 'websocket',
        request: requestWith('Origin: wss://example.com'),
        marks: ['wss://example.com'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
