import { rule } from '../rule'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

export default rule({
  id: 'tls/alpn-http1',
  catalogue: ['H-017'],
  title: 'ALPN leaves the connection to HTTP/1.1',
  failureTitle: 'ALPN chose another protocol than the handshake speaks',
  section: 'rfc7301-3.2',
  says: 'What the server chooses by ALPN is what the connection speaks then; an Upgrade exists in HTTP/1.1 only.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls', 'request'],
  reasons: {
    chosen: 'ALPN chose "http/1.1"',
    none: 'ALPN chose nothing, which means HTTP/1.1',
    h2: 'ALPN chose "h2" and the handshake went out in HTTP/1.1: expected "http/1.1" or no choice',
    another: 'ALPN chose "{alpn}" and the handshake went out in HTTP/1.1: expected "http/1.1" or no choice',
  },
  check({ tls: { alpn } }) {
    if (alpn === null) return { outcome: 'pass', because: 'none', at: [] }
    if (/^http\/1\.[01]$/.test(alpn)) return { outcome: 'pass', because: 'chosen', at: [] }
    return { outcome: 'fail', because: alpn === 'h2' ? 'h2' : 'another', at: [], values: { alpn } }
  },
  advice: 'Offer only "http/1.1" by ALPN (with curl: --http1.1), or send the handshake over HTTP/2.',
  adviceFor: { another: 'Offer only "http/1.1" by ALPN.' },
  examples: {
    pass: [
      { name: 'what was offered', because: 'chosen', url: SAMPLE_TLS_URL, artifacts: secured() },
      { name: 'a server without ALPN', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ alpn: null }) },
    ],
    fail: [
      {
        name: 'h2 offered and chosen',
        because: 'h2',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ alpn: 'h2', alpnOffered: ['h2', 'http/1.1'] }),
      },
      { name: 'another protocol', because: 'another', url: SAMPLE_TLS_URL, artifacts: secured({ alpn: 'mqtt', alpnOffered: ['mqtt'] }) },
    ],
  },
})
