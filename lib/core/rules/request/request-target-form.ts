import { places, short } from '../fields'
import { rule } from '../rule'

const asking = (target: string) => [`GET ${target} HTTP/1.1`, 'Host: example.com']

export default rule({
  id: 'request/request-target-form',
  catalogue: ['R-024', 'R-028'],
  title: 'The request target is a path',
  failureTitle: 'The request target is neither a path nor an http address',
  section: 'rfc6455-4.1',
  says: 'The target is a path with its query, or an absolute address with http or https.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    path: 'The target begins with "/"',
    absolute: 'The target is an absolute http address',
    websocket: 'The target begins with "{seen}": expected a path, or http:// or https://',
    other: 'The target is "{seen}": expected a path that begins with "/"',
    absent: 'The request line has no target: expected a path such as "/"',
  },
  check({ request }) {
    const { target, targetSpan, span } = request.start
    if (target === '') return { outcome: 'fail', because: 'absent', at: places('request', [span]) }
    const at = places('request', [targetSpan])
    if (target.startsWith('/')) return { outcome: 'pass', because: 'path', at }
    if (/^https?:\/\//i.test(target)) return { outcome: 'pass', because: 'absolute', at }
    const scheme = /^wss?:\/\//i.exec(target)?.[0]
    if (scheme) return { outcome: 'fail', because: 'websocket', at, values: { seen: scheme } }
    return { outcome: 'fail', because: 'other', at, values: { seen: short(target.split('?')[0] ?? '', 40) } }
  },
  advice: 'Write the path of the URL, with its query. A whole address, with http://, is for requests to a proxy.',
  examples: {
    pass: [
      { name: 'a path', because: 'path', request: asking('/chat'), marks: ['/chat'] },
      { name: 'an address', because: 'absolute', request: asking('http://example.com/chat') },
    ],
    fail: [
      { name: 'a WebSocket URL', because: 'websocket', request: asking('ws://example.com/chat'), marks: ['ws://example.com/chat'] },
      { name: 'no slash', because: 'other', request: asking('chat'), marks: ['chat'] },
      { name: 'an asterisk', because: 'other', request: asking('*'), marks: ['*'] },
      { name: 'nothing', because: 'absent', request: ['GET', 'Host: example.com'] },
    ],
  },
})
