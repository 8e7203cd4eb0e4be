import { places } from '../fields'
import { rule } from '../rule'

const asking = (target: string) => [`GET ${target} HTTP/1.1`, 'Host: example.com']

export default rule({
  id: 'request/request-target-no-fragment',
  catalogue: ['R-026'],
  title: 'The request target has no fragment',
  failureTitle: 'The request target has a fragment',
  section: 'rfc9112-3.2',
  says: 'A fragment is kept by the client; it is no part of any form of the request target.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    none: 'There is no "#" in the target',
    fragment: 'The target has "#": expected it left out, or written %23',
  },
  check({ request }) {
    const { target, targetSpan } = request.start
    const hash = target.indexOf('#')
    if (hash === -1) return { outcome: 'pass', because: 'none', at: [] }
    return { outcome: 'fail', because: 'fragment', at: places('request', [{ start: targetSpan.start + hash, end: targetSpan.end }]) }
  },
  advice: 'Remove "#" and what follows it, or write %23 where the sign is part of the path or query.',
  examples: {
    pass: [{ name: 'a path', because: 'none', request: asking('/chat') }],
    fail: [{ name: 'a fragment', because: 'fragment', request: asking('/chat#room'), marks: ['#room'] }],
  },
})
