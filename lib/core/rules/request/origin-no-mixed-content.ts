import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'
import { isLoopback } from '../uri'

const fromPage = requestWith('Origin: https://example.com')

export default rule({
  id: 'request/origin-no-mixed-content',
  catalogue: ['R-076'],
  title: 'A page of this origin may open the URL',
  failureTitle: 'A page of this origin may not open the URL',
  section: 'w3c-mixed-content',
  says: 'Browsers do not let a page that came by https open a connection in clear text, but to the machine itself.',
  level: 'practice',
  effect: 'none',
  requires: ['request', 'target'],
  reasons: {
    tls: 'The connection is TLS, which every page may open',
    local: 'The connection stays on this machine, which browsers let pass',
    mixed:
      'Origin is that of a page that came by https, and the URL is ws://: expected wss://, as browsers block clear text from such a page',
    notHttps: 'Origin is not that of a page that came by https',
  },
  check({ request, target }) {
    const line = field(request, 'origin')[0]
    if (!line || !/^https:\/\//i.test(line.value)) return { outcome: 'not-applicable', because: 'notHttps' }
    const at = valuePlaces('request', [line])
    if (target.tls) return { outcome: 'pass', because: 'tls', at }
    if (target.scheme === 'practice' || isLoopback(target.host)) return { outcome: 'pass', because: 'local', at }
    return { outcome: 'fail', because: 'mixed', at }
  },
  advice: 'Use wss://, or write the origin of a page that came by http.',
  examples: {
    pass: [
      { name: 'TLS', because: 'tls', url: 'wss://example.com/chat', request: fromPage, marks: ['https://example.com'] },
      { name: 'this machine', because: 'local', url: 'ws://localhost:8080/chat', request: fromPage },
    ],
    fail: [{ name: 'clear text', because: 'mixed', url: 'ws://example.com/chat', request: fromPage, marks: ['https://example.com'] }],
    notApplicable: [
      { name: 'none', because: 'notHttps', request: SAMPLE_REQUEST },
      { name: 'a page that came by http', because: 'notHttps', request: requestWith('Origin: http://example.com') },
    ],
  },
})
