import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const LINE_OCTETS = 8000
const HEAD_OCTETS = 8192
const HEAD_LINES = 100
const COOKIE_OCTETS = 4096

export default rule({
  id: 'request/head-size',
  catalogue: ['R-027', 'R-098'],
  title: 'The request fits common limits of servers',
  failureTitle: 'The request exceeds common limits of servers',
  section: 'rfc9110-5.4',
  says: 'HTTP sets no limit on heads; servers do, and answer 400, 414 or 431.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    fits: 'The head has {octets} octets on {lines} lines',
    line: 'The request line has {octets} octets: expected at most 8000, which servers are asked to support',
    cookie: 'Cookie has {octets} octets: expected at most 4096, a common limit',
    octets: 'The head has {octets} octets: expected at most 8192, a common limit',
    lines: 'The head has {lines} lines: expected at most 100, a common limit',
  },
  check({ request }) {
    const start = request.start.span.end - request.start.span.start
    const values = { octets: String(request.length), lines: String(request.lines.length) }
    if (start > LINE_OCTETS)
      return { outcome: 'fail', because: 'line', at: places('request', [request.start.span]), values: { ...values, octets: String(start) } }
    const cookie = field(request, 'cookie').find((line) => line.value.length > COOKIE_OCTETS)
    if (cookie)
      return { outcome: 'fail', because: 'cookie', at: namePlaces('request', [cookie]), values: { octets: String(cookie.value.length) } }
    if (request.length > HEAD_OCTETS) return { outcome: 'fail', because: 'octets', at: [], values }
    if (request.lines.length > HEAD_LINES) return { outcome: 'fail', because: 'lines', at: [], values }
    return { outcome: 'pass', because: 'fits', at: [], values }
  },
  advice: 'Shorten cookies and tokens, or raise the limit of the server and of every proxy before it.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'fits', request: SAMPLE_REQUEST }],
    fail: [
      { name: 'a long path', because: 'line', request: [`GET /${'a'.repeat(8000)} HTTP/1.1`, 'Host: example.com'] },
      { name: 'a long cookie', because: 'cookie', request: requestWith(`Cookie: a=${'b'.repeat(4096)}`), marks: ['Cookie'] },
      { name: 'a long head', because: 'octets', request: requestWith(`X-Token: ${'a'.repeat(8192)}`) },
      { name: 'many lines', because: 'lines', request: requestWith(...Array.from({ length: 100 }, (_, n) => `X-${n}: a`)) },
    ],
  },
})
