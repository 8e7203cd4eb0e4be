import { parseTarget } from '../../handshake/target'
import { rule } from '../rule'

export default rule({
  id: 'request/uri-readable',
  catalogue: ['R-004', 'R-005'],
  title: 'The URL names a host and a port',
  failureTitle: 'The URL does not name a host and a port',
  section: 'rfc6455-3',
  says: 'A WebSocket URL names a host, and a port from 1 to 65535 where it is not the standard one.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['url'],
  reasons: {
    readable: 'The URL leads to "{host}", port {port}',
    unreadable: 'The {message}',
    scheme: 'The scheme has to be mended first',
  },
  check({ url }) {
    const result = parseTarget(url)
    if (result.ok) {
      const port = result.target.port === 0 ? 'of the practice server' : String(result.target.port)
      return { outcome: 'pass', because: 'readable', at: [], values: { host: result.target.host, port } }
    }
    if (result.problem.code.startsWith('scheme-')) return { outcome: 'not-applicable', because: 'scheme' }
    return { outcome: 'fail', because: 'unreadable', at: [], values: { message: result.problem.message } }
  },
  advice: 'Write ws://host:port/path. Names beyond ASCII are written in their xn-- form, IPv6 addresses in brackets.',
  examples: {
    pass: [{ name: 'a host', because: 'readable', url: 'ws://example.com/chat' }],
    fail: [
      { name: 'no host', because: 'unreadable', url: 'ws:///chat' },
      { name: 'a port out of range', because: 'unreadable', url: 'ws://example.com:70000/' },
    ],
    notApplicable: [{ name: 'a web address', because: 'scheme', url: 'https://example.com/' }],
  },
})
