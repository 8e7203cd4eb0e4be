import { field } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

const HEAD = `${SAMPLE_REQUEST.join('\r\n')}\r\n\r\n`

export default rule({
  id: 'request/nothing-after-head',
  catalogue: ['R-094', 'R-095', 'F-092'],
  title: 'Nothing follows the request before the answer',
  failureTitle: 'Octets follow the request before the answer',
  section: 'rfc6455-4.1',
  says: 'After its handshake a client waits for the answer before it sends anything else.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request', 'requestRest'],
  reasons: {
    nothing: 'Nothing follows the head',
    early: '{count} octets follow the head: expected none before the answer',
    body: 'The request announces a body, which is what follows',
  },
  check({ request, requestRest }) {
    if (requestRest.length === 0) return { outcome: 'pass', because: 'nothing', at: [] }
    if (field(request, 'content-length').length > 0 || field(request, 'transfer-encoding').length > 0)
      return { outcome: 'not-applicable', because: 'body' }
    const at = [{ part: 'sent' as const, start: 0, end: requestRest.length }]
    return { outcome: 'fail', because: 'early', at, values: { count: String(requestRest.length) } }
  },
  advice: 'Remove what follows the blank line. A server that refuses reads it as the next request, which is how requests are smuggled.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'nothing', request: SAMPLE_REQUEST }],
    fail: [{ name: 'a frame at once', because: 'early', request: `${HEAD}\x81\x80abcd`, marks: ['\x81\x80abcd'] }],
    notApplicable: [{ name: 'a body', because: 'body', request: 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi' }],
  },
})
