import { urlParts } from '../../handshake/target'
import { rule } from '../rule'

export default rule({
  id: 'request/uri-no-userinfo',
  catalogue: ['R-003'],
  title: 'The URL has no user name or password',
  failureTitle: 'The URL has a user name or password',
  section: 'rfc6455-3',
  says: 'Between // and the path of a WebSocket URL stand only a host and a port.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['url'],
  reasons: {
    none: 'Only host and port stand before the path',
    userinfo: 'Something stands before "@" in the URL: expected a host only, and it is not sent',
  },
  check({ url }) {
    const none = urlParts(url).userinfo === null
    return none ? { outcome: 'pass', because: 'none', at: [] } : { outcome: 'fail', because: 'userinfo', at: [] }
  },
  advice: 'Move it to a line "Authorization: Basic …", with base64 of user:password.',
  examples: {
    pass: [{ name: 'a sign in the query', because: 'none', url: 'ws://example.com/chat?user=me@example.com' }],
    fail: [{ name: 'a user name', because: 'userinfo', url: 'ws://me@example.com/chat' }],
  },
})
