import { rule } from '../rule'
import { isLoopback } from '../uri'

export default rule({
  id: 'request/uri-tls-beyond-this-machine',
  catalogue: ['R-008'],
  title: 'The connection is TLS or stays on this machine',
  failureTitle: 'The connection leaves this machine in clear text',
  section: 'rfc6455-10.6',
  says: 'Implementations support TLS, and are asked to use it with their peers.',
  level: 'should',
  effect: 'none',
  requires: ['target'],
  reasons: {
    tls: 'The URL is wss://',
    local: 'The URL leads to this machine',
    clear: 'The URL is ws:// and leads to "{host}": expected wss://, as anyone on the way can read and change what is sent',
  },
  check({ target }) {
    if (target.tls) return { outcome: 'pass', because: 'tls', at: [] }
    if (target.scheme === 'practice' || isLoopback(target.host)) return { outcome: 'pass', because: 'local', at: [] }
    return { outcome: 'fail', because: 'clear', at: [], values: { host: target.host } }
  },
  advice: 'Use wss:// where the service offers it. Some proxies also break up clear text that they cannot read as HTTP.',
  examples: {
    pass: [
      { name: 'TLS', because: 'tls', url: 'wss://example.com/chat' },
      { name: 'this machine', because: 'local', url: 'ws://127.0.0.1:8080/chat' },
      { name: 'a practice endpoint', because: 'local', url: 'practice:/echo' },
    ],
    fail: [{ name: 'clear text', because: 'clear', url: 'ws://example.com/chat' }],
  },
})
