import type { FailureCode } from '../../transcript/failure'
import { rule } from '../rule'
import { failedAt } from '../sample'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

const REASONS = { 'http2-not-spoken': 'notSpoken', 'http2-timeout': 'silent' } as const satisfies Partial<Record<FailureCode, string>>

const isReason = (code: FailureCode): code is keyof typeof REASONS => code in REASONS

export default rule({
  id: 'http2/spoken',
  title: 'The server speaks HTTP/2',
  failureTitle: 'The server does not speak HTTP/2',
  section: 'rfc9113-3.4',
  says: 'A server of HTTP/2 begins with a SETTINGS frame.',
  level: 'must',
  effect: 'clients-fail',
  requires: [],
  anyOf: ['http2', 'failure'],
  reasons: {
    spoken: 'The server sent its SETTINGS',
    notSpoken: 'What the server speaks is not HTTP/2 ({detail}): expected SETTINGS',
    silent: 'No SETTINGS came ({detail}): expected them at once',
    elsewhere: 'It failed in another way',
  },
  check({ http2, failure }) {
    if (http2) return { outcome: 'pass', because: 'spoken', at: [] }
    if (!failure || !isReason(failure.code)) return { outcome: 'not-applicable', because: 'elsewhere' }
    return { outcome: 'fail', because: REASONS[failure.code], at: [], values: { detail: failure.detail } }
  },
  advice: 'Send the handshake over HTTP/1.1: most WebSocket servers speak nothing else.',
  examples: {
    pass: [{ name: 'an HTTP/2 server', because: 'spoken', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a server that chose HTTP/1.1',
        because: 'notSpoken',
        url: SAMPLE_HTTP2_URL,
        artifacts: failedAt('http2', 'http2-not-spoken', 'the server chose "http/1.1" by ALPN'),
      },
      {
        name: 'silence',
        because: 'silent',
        url: SAMPLE_HTTP2_URL,
        artifacts: failedAt('http2', 'http2-timeout', 'no SETTINGS within 10000 ms'),
      },
    ],
    notApplicable: [
      { name: 'a closed port', because: 'elsewhere', url: SAMPLE_HTTP2_URL, artifacts: failedAt('connect', 'connection-refused', '') },
    ],
  },
})
