import { urlParts } from '../../handshake/target'
import { places } from '../fields'
import { rule } from '../rule'

const asking = (target: string) => [`GET ${target} HTTP/1.1`, 'Host: example.com']

export default rule({
  id: 'request/request-target-matches-uri',
  catalogue: ['R-023'],
  title: 'The request target is that of the URL',
  failureTitle: 'The request target is not that of the URL',
  section: 'rfc6455-4.1',
  says: 'The request target names the resource of the URL: its path and query.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request', 'target'],
  reasons: {
    same: 'The target is the path and query of the URL',
    otherPath: 'The path of the target is "{seen}": expected "{expected}", as in the URL',
    otherQuery: 'The query of the target differs from that of the URL: expected the same',
    otherForm: 'The target is no path',
  },
  check({ request, target }) {
    const seen = request.start.target
    const absolute = /^https?:\/\//i.test(seen)
    if (!seen.startsWith('/') && !absolute) return { outcome: 'not-applicable', because: 'otherForm' }
    const path = absolute ? urlParts(seen).path || '/' : (seen.split('#')[0] ?? '')
    const at = places('request', [request.start.targetSpan])
    if (path === target.resource) return { outcome: 'pass', because: 'same', at }
    const [seenPath = '', expectedPath = ''] = [path, target.resource].map((text) => text.split('?')[0])
    if (seenPath === expectedPath) return { outcome: 'fail', because: 'otherQuery', at }
    return { outcome: 'fail', because: 'otherPath', at, values: { seen: seenPath, expected: expectedPath } }
  },
  advice: 'Change one of them, unless you mean to ask this server for another path than the URL says.',
  examples: {
    pass: [
      { name: 'the path', because: 'same', request: asking('/chat'), marks: ['/chat'] },
      { name: 'an address', because: 'same', request: asking('http://example.com/chat') },
    ],
    fail: [
      { name: 'another path', because: 'otherPath', request: asking('/'), marks: ['/'] },
      { name: 'another query', because: 'otherQuery', request: asking('/chat?a=1'), marks: ['/chat?a=1'] },
    ],
    notApplicable: [{ name: 'no path', because: 'otherForm', request: asking('chat') }],
  },
})
