import { urlParts } from '../../handshake/target'
import { places } from '../fields'
import { rule } from '../rule'
import { absoluteAuthority, normalAuthority } from '../uri'

const asking = (target: string) => [`GET ${target} HTTP/1.1`, 'Host: example.com']

export default rule({
  id: 'request/absolute-target-matches-uri',
  catalogue: ['R-010', 'R-023'],
  title: 'An absolute target leads where the URL leads',
  failureTitle: 'An absolute target leads elsewhere than the URL',
  section: 'rfc6455-4.1',
  says: 'A target that is a whole http or https address has the host and port of the URL; so https stands for wss, and http for ws.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request', 'target'],
  reasons: {
    same: 'The target leads to the host and port of the URL',
    scheme: 'The target begins with "{seen}": expected "{expected}", as the URL is {scheme}://',
    authority: 'The target leads to "{seen}": expected "{expected}", as in the URL',
    otherForm: 'The target is no http or https address',
    practice: 'The URL names a practice endpoint, whose port is known when it is dialled',
  },
  check({ request, target }) {
    if (target.scheme === 'practice') return { outcome: 'not-applicable', because: 'practice' }
    const seen = absoluteAuthority(request.start.target)
    if (seen === null) return { outcome: 'not-applicable', because: 'otherForm' }
    const at = places('request', [request.start.targetSpan])
    const { scheme } = urlParts(request.start.target)
    const expected = target.tls ? 'https' : 'http'
    if (scheme !== expected) {
      const values = { seen: `${scheme}://`, expected: `${expected}://`, scheme: target.scheme }
      return { outcome: 'fail', because: 'scheme', at, values }
    }
    if (normalAuthority(seen, target.tls) === normalAuthority(target.authority, target.tls)) return { outcome: 'pass', because: 'same', at }
    return { outcome: 'fail', because: 'authority', at, values: { seen, expected: target.authority } }
  },
  advice: 'Write the path alone, or the address of the URL with http in place of ws, and https in place of wss.',
  examples: {
    pass: [
      { name: 'the same host', because: 'same', request: asking('http://example.com/chat'), marks: ['http://example.com/chat'] },
      { name: 'the standard port spelled out', because: 'same', url: 'wss://example.com/', request: asking('https://EXAMPLE.com:443/') },
    ],
    fail: [
      { name: 'TLS in the target only', because: 'scheme', request: asking('https://example.com/chat') },
      { name: 'another host', because: 'authority', request: asking('http://other.example/chat'), marks: ['http://other.example/chat'] },
      { name: 'another port', because: 'authority', request: asking('http://example.com:8080/chat') },
    ],
    notApplicable: [
      { name: 'a path', because: 'otherForm', request: asking('/chat') },
      { name: 'a practice endpoint', because: 'practice', url: 'practice:/chat', request: asking('http://localhost/chat') },
    ],
  },
})
