import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'
import { secured } from '../sample-tls'

const http2 = http2With()

export default rule({
  id: 'http2/alpn-h2',
  catalogue: ['H-017'],
  title: 'ALPN chose h2',
  failureTitle: 'HTTP/2 is spoken without ALPN h2',
  section: 'rfc9113-3.2',
  says: 'Over TLS, HTTP/2 is chosen by ALPN with the name "h2".',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2', 'tls'],
  reasons: {
    chosen: 'ALPN chose "h2"',
    other: 'HTTP/2 is spoken and ALPN chose {alpn}: expected "h2"',
  },
  check({ tls: { alpn } }) {
    if (alpn === 'h2') return { outcome: 'pass', because: 'chosen', at: [] }
    return { outcome: 'fail', because: 'other', at: [], values: { alpn: alpn === null ? 'nothing' : `"${alpn}"` } }
  },
  advice: 'Have the server select "h2" where the client offers it: most clients take the connection for HTTP/1.1 otherwise.',
  examples: {
    pass: [
      { name: 'h2', because: 'chosen', url: SAMPLE_HTTP2_URL, artifacts: { ...http2, ...secured({ alpn: 'h2', alpnOffered: ['h2'] }) } },
    ],
    fail: [
      {
        name: 'a server without ALPN',
        because: 'other',
        url: SAMPLE_HTTP2_URL,
        artifacts: { ...http2, ...secured({ alpn: null, alpnOffered: ['h2'] }) },
      },
    ],
  },
})
