import { urlParts } from '../../handshake/target'
import { rule } from '../rule'

export default rule({
  id: 'request/uri-no-fragment',
  catalogue: ['R-002'],
  title: 'The URL has no fragment',
  failureTitle: 'The URL has a fragment',
  section: 'rfc6455-3',
  says: 'A WebSocket URL has no fragment; a "#" that belongs to the path is written %23.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['url'],
  reasons: {
    none: 'There is no "#" in the URL',
    fragment: 'A fragment follows "#" in the URL: expected none, and it is not sent',
  },
  check({ url }) {
    const none = urlParts(url).fragment === null
    return none ? { outcome: 'pass', because: 'none', at: [] } : { outcome: 'fail', because: 'fragment', at: [] }
  },
  advice: 'Remove "#" and what follows it, or write %23 where the sign is part of the path or query.',
  examples: {
    pass: [{ name: 'an encoded sign', because: 'none', url: 'ws://example.com/a%23b' }],
    fail: [{ name: 'a page address', because: 'fragment', url: 'ws://example.com/chat#room' }],
  },
})
