import { rule } from '../rule'

export default rule({
  id: 'request/uri-port-matches-scheme',
  catalogue: ['R-005'],
  title: 'The port of the URL suits its scheme',
  failureTitle: 'The port of the URL is the standard one of the other scheme',
  section: 'rfc6455-3',
  says: 'Without a port a ws URL means 80 and a wss URL means 443; another port may be written in its place.',
  level: 'practice',
  effect: 'none',
  requires: ['target'],
  reasons: {
    apart: 'The port is {port}, with {scheme}://',
    tlsPort: 'The URL is ws:// on port 443: expected wss://, as TLS is spoken on that port',
    clearPort: 'The URL is wss:// on port 80: expected ws://, as clear text is spoken on that port',
    practice: 'The URL names a practice endpoint',
  },
  check({ target }) {
    if (target.scheme === 'practice') return { outcome: 'not-applicable', because: 'practice' }
    if (!target.tls && target.port === 443) return { outcome: 'fail', because: 'tlsPort', at: [] }
    if (target.tls && target.port === 80) return { outcome: 'fail', because: 'clearPort', at: [] }
    return { outcome: 'pass', because: 'apart', at: [], values: { port: String(target.port), scheme: target.scheme } }
  },
  advice: 'Change the scheme or the port, unless you know that this service does it the other way round.',
  examples: {
    pass: [
      { name: 'the standard port', because: 'apart', url: 'wss://example.com/chat' },
      { name: 'a port of its own', because: 'apart', url: 'ws://example.com:8443/chat' },
    ],
    fail: [
      { name: 'clear text to the port of TLS', because: 'tlsPort', url: 'ws://example.com:443/chat' },
      { name: 'TLS to the port of clear text', because: 'clearPort', url: 'wss://example.com:80/chat' },
    ],
    notApplicable: [{ name: 'a practice endpoint', because: 'practice', url: 'practice:/echo' }],
  },
})
