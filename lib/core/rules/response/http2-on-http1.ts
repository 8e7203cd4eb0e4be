import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/http2-on-http1',
  catalogue: ['H-007'],
  title: 'The answer is not HTTP/2',
  failureTitle: 'The answer is HTTP/2',
  section: 'rfc9113-3.4',
  says: 'An HTTP/2 server begins with a SETTINGS frame; it knows no Upgrade and opens WebSockets by extended CONNECT (RFC 8441).',
  level: 'must',
  effect: 'clients-fail',
  requires: ['answer'],
  reasons: {
    one: 'The answer is HTTP/1',
    two: 'The answer is an HTTP/2 frame: expected "HTTP/1.1", as Upgrade does not exist in HTTP/2',
    other: 'No HTTP/2 came',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'one', at: [] }
    if (answer.looksLike !== 'http2-settings') return { outcome: 'not-applicable', because: 'other' }
    return { outcome: 'fail', because: 'two', at: [{ part: 'response', start: 0, end: Math.min(answer.bytes.length, 9) }] }
  },
  advice: 'Find the HTTP/1.1 listener of this service. Over TLS offer only http/1.1 by ALPN; with curl, --http1.1.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'one', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'a SETTINGS frame',
        because: 'two',
        artifacts: answered('not-http', { bytes: Uint8Array.of(0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4), looksLike: 'http2-settings' }),
        marks: ['\0\0\x06\x04\0\0\0\0\0'],
      },
    ],
    notApplicable: [{ name: 'silence', because: 'other', artifacts: answered('timed-out') }],
  },
})
