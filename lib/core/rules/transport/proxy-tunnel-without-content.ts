import { field, wholePlaces } from '../fields'
import { rule } from '../rule'
import { proxied } from '../sample'

export default rule({
  id: 'transport/proxy-tunnel-without-content',
  title: 'The answer that makes the tunnel announces no content',
  failureTitle: 'The answer that makes the tunnel announces content',
  section: 'rfc9110-9.3.6',
  says: 'A 2xx answer to CONNECT carries neither Content-Length nor Transfer-Encoding: what follows its head is the tunnel. Clients ignore both.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['proxy'],
  reasons: {
    none: 'The head of the proxy announces no content',
    announced: 'The proxy sent "{seen}" with its {status}: expected neither Content-Length nor Transfer-Encoding',
    noTunnel: 'The proxy made no tunnel by HTTP',
  },
  check({ proxy: { head, granted } }) {
    if (!granted || !head) return { outcome: 'not-applicable', because: 'noTunnel' }
    const lines = [...field(head, 'content-length'), ...field(head, 'transfer-encoding')]
    const [first] = lines
    if (!first) return { outcome: 'pass', because: 'none', at: [] }
    const values = { seen: `${first.name}: ${first.value}`, status: String(head.start.status) }
    return { outcome: 'fail', because: 'announced', at: wholePlaces('proxy', lines), values }
  },
  advice: 'Have the proxy leave the field out. A client that believes it takes the first octets of the endpoint for content.',
  examples: {
    pass: [{ name: 'a bare 200', because: 'none', artifacts: proxied('HTTP/1.1 200 Connection established') }],
    fail: [
      {
        name: 'a length of 0',
        because: 'announced',
        artifacts: proxied('HTTP/1.1 200 OK', 'Content-Length: 0'),
        marks: ['Content-Length: 0\r\n'],
      },
    ],
    notApplicable: [{ name: 'a refusal', because: 'noTunnel', artifacts: proxied('HTTP/1.1 403 Forbidden', 'Content-Length: 2') }],
  },
})
