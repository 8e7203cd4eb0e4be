import { latin1Decode } from '../../bytes/latin1'
import { firstSettings } from '../../http2/settings'
import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

/** What a Node server that takes HTTP/2 only writes to a client that came without ALPN. */
const PAGE = /ALPN Protocol, expected `h2`/
const SCANNED = 4096

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
  uses: ['request', 'body'],
  reasons: {
    one: 'The answer is HTTP/1',
    two: 'The answer is an HTTP/2 frame: expected "HTTP/1.1", as Upgrade does not exist in HTTP/2',
    offered: 'The answer is HTTP/2: expected "HTTP/1.1"; its SETTINGS offer WebSocket over HTTP/2 (RFC 8441)',
    notOffered: 'The answer is HTTP/2: expected "HTTP/1.1"; its SETTINGS do not offer WebSocket over HTTP/2 either',
    page: 'The page says "{seen}": expected HTTP/1.1, and this listener takes HTTP/2 only',
    asked: 'The request itself was HTTP/2',
    other: 'No HTTP/2 came',
  },
  check({ answer, request, body }) {
    const found = body === undefined ? null : PAGE.exec(latin1Decode(body.bytes, 0, Math.min(body.bytes.length, SCANNED)))
    if (found) {
      const at = [{ part: 'body' as const, start: found.index, end: found.index + found[0].length }]
      return { outcome: 'fail', because: 'page', at, values: { seen: found[0] } }
    }
    if (answer.how === 'head') return { outcome: 'pass', because: 'one', at: [] }
    if (answer.looksLike !== 'http2-settings') return { outcome: 'not-applicable', because: 'other' }
    if (request?.start.version.startsWith('HTTP/2')) return { outcome: 'not-applicable', because: 'asked' }
    const at = [{ part: 'response' as const, start: 0, end: Math.min(answer.bytes.length, 9) }]
    const settings = firstSettings(answer.bytes)
    if (settings === null) return { outcome: 'fail', because: 'two', at }
    return { outcome: 'fail', because: settings.ENABLE_CONNECT_PROTOCOL === 1 ? 'offered' : 'notOffered', at }
  },
  advice: 'Find the HTTP/1.1 listener of this service. Over TLS offer only http/1.1 by ALPN; with curl, --http1.1.',
  adviceFor: {
    offered: 'Send the handshake over HTTP/2, or find the HTTP/1.1 listener of this service: over TLS offer only http/1.1 by ALPN.',
  },
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'one', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'a server of RFC 8441',
        because: 'offered',
        artifacts: answered('not-http', { bytes: Uint8Array.of(0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 1), looksLike: 'http2-settings' }),
      },
      {
        name: 'a web server',
        because: 'notOffered',
        artifacts: answered('not-http', {
          bytes: Uint8Array.of(0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 128),
          looksLike: 'http2-settings',
        }),
      },
      {
        name: 'a SETTINGS frame',
        because: 'two',
        artifacts: answered('not-http', { bytes: Uint8Array.of(0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4), looksLike: 'http2-settings' }),
        marks: ['\0\0\x06\x04\0\0\0\0\0'],
      },
      {
        name: 'a listener of Node for HTTP/2 alone',
        because: 'page',
        response: ['HTTP/1.0 403 Forbidden', 'Content-Type: text/plain'],
        body: 'Missing ALPN Protocol, expected `h2` to be available.',
        marks: ['ALPN Protocol, expected `h2`'],
      },
    ],
    notApplicable: [
      {
        name: 'a preface of HTTP/2 sent on purpose',
        because: 'asked',
        request: ['PRI * HTTP/2.0'],
        artifacts: answered('not-http', { bytes: Uint8Array.of(0, 0, 0, 4, 0, 0, 0, 0, 0), looksLike: 'http2-settings' }),
      },
      { name: 'silence', because: 'other', artifacts: answered('timed-out') },
    ],
  },
})
