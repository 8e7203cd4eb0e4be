import { parseTarget } from '../../handshake/target'
import { rule } from '../rule'
import { isPractice } from '../uri'

export default rule({
  id: 'request/uri-scheme',
  catalogue: ['R-001'],
  title: 'The URL is ws:// or wss://',
  failureTitle: 'The URL is not ws:// or wss://',
  section: 'rfc6455-3',
  says: 'A WebSocket URL has the scheme ws, or wss for TLS.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['url'],
  reasons: {
    websocket: 'The scheme is one of WebSocket',
    http: 'The {message}, for the same address',
    other: 'The {message}',
    practice: 'The URL names a practice endpoint',
  },
  check({ url }) {
    if (isPractice(url)) return { outcome: 'not-applicable', because: 'practice' }
    const result = parseTarget(url)
    if (result.ok || !result.problem.code.startsWith('scheme-')) return { outcome: 'pass', because: 'websocket', at: [] }
    const because = result.problem.code === 'scheme-http' ? 'http' : 'other'
    return { outcome: 'fail', because, at: [], values: { message: result.problem.message } }
  },
  advice: 'Write ws:// where you would write http://, and wss:// where you would write https://.',
  examples: {
    pass: [
      { name: 'clear text', because: 'websocket', url: 'ws://example.com/chat' },
      { name: 'TLS', because: 'websocket', url: 'wss://example.com/chat' },
    ],
    fail: [
      { name: 'a web address', because: 'http', url: 'https://example.com/chat' },
      { name: 'another scheme', because: 'other', url: 'ftp://example.com/chat' },
    ],
    notApplicable: [{ name: 'a practice endpoint', because: 'practice', url: 'practice:/echo' }],
  },
})
