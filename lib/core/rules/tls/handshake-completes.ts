import type { FailureCode } from '../../transcript/failure'
import { rule } from '../rule'
import { failedAt } from '../sample'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

const REASONS = { 'tls-closed': 'closed', 'tls-timeout': 'timedOut', 'tls-failed': 'failed' } as const satisfies Partial<
  Record<FailureCode, string>
>

const isReason = (code: FailureCode): code is keyof typeof REASONS => code in REASONS

export default rule({
  id: 'tls/handshake-completes',
  title: 'The TLS handshake completes',
  failureTitle: 'The TLS handshake does not complete',
  section: 'rfc6455-4.1',
  says: 'A client whose TLS handshake fails, fails the WebSocket.',
  level: 'must',
  effect: 'clients-fail',
  requires: [],
  anyOf: ['tls', 'failure'],
  reasons: {
    complete: 'The TLS handshake completed with {version}',
    closed: 'The endpoint ended the connection in the TLS handshake ({detail}): expected it to complete',
    timedOut: 'The TLS handshake did not end ({detail}): expected it to complete',
    failed: 'The TLS handshake failed ({detail}): expected it to complete',
    elsewhere: 'It failed in another way',
  },
  check({ tls, failure }) {
    if (failure && isReason(failure.code))
      return { outcome: 'fail', because: REASONS[failure.code], at: [], values: { detail: failure.detail } }
    if (!tls) return { outcome: 'not-applicable', because: 'elsewhere' }
    return { outcome: 'pass', because: 'complete', at: [], values: { version: tls.version ?? 'an unnamed version' } }
  },
  advice: 'Check that this port serves TLS, for this server name (SNI); look in the log of the endpoint at this instant.',
  adviceFor: {
    timedOut: 'The port accepts connections and stays silent: it may speak another protocol and wait for more.',
    failed: 'Compare TLS versions and ciphers of both sides; check certificate and key that this attempt brings.',
  },
  examples: {
    pass: [{ name: 'a TLS server', because: 'complete', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'a server without that name',
        because: 'closed',
        url: SAMPLE_TLS_URL,
        artifacts: failedAt('tls', 'tls-closed', 'read ECONNRESET'),
      },
      {
        name: 'a port that waits',
        because: 'timedOut',
        url: SAMPLE_TLS_URL,
        artifacts: failedAt('tls', 'tls-timeout', 'the TLS handshake did not end within 10000 ms'),
      },
      {
        name: 'a server that only speaks TLS 1.0',
        because: 'failed',
        url: SAMPLE_TLS_URL,
        artifacts: failedAt('tls', 'tls-failed', 'unsupported protocol'),
      },
    ],
    notApplicable: [
      { name: 'a closed port', because: 'elsewhere', url: SAMPLE_TLS_URL, artifacts: failedAt('connect', 'connection-refused', '') },
    ],
  },
})
