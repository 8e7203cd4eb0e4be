import type { FailureCode } from '../../transcript/failure'
import { rule } from '../rule'
import { failedAt } from '../sample'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

const REASONS = { 'http2-goaway': 'goAway', 'http2-stream-reset': 'reset', 'http2-failed': 'failed' } as const satisfies Partial<
  Record<FailureCode, string>
>

const isReason = (code: FailureCode): code is keyof typeof REASONS => code in REASONS

export default rule({
  id: 'http2/stream-kept',
  title: 'The stream was not ended before an answer',
  failureTitle: 'The stream was ended before an answer',
  section: 'rfc8441-4',
  says: 'A server answers an extended CONNECT with a status; a stream that is reset, or a connection that is closed, opens nothing.',
  level: 'should',
  effect: 'clients-fail',
  requires: ['http2'],
  uses: ['failure', 'ended'],
  reasons: {
    answered: 'The server answered on the stream',
    goAway: 'The server ended the HTTP/2 connection ({detail}): expected an answer',
    reset: 'The server reset the stream ({detail}): expected an answer',
    closed: 'The server ended the stream without an answer: expected a status',
    failed: 'HTTP/2 failed ({detail}): expected an answer',
    pending: 'No answer came, and no word that none will',
  },
  check({ http2, failure, ended }) {
    if (http2.response) return { outcome: 'pass', because: 'answered', at: [] }
    if (failure && isReason(failure.code))
      return { outcome: 'fail', because: REASONS[failure.code], at: [], values: { detail: failure.detail } }
    if (!failure && ended?.by === 'endpoint') return { outcome: 'fail', because: 'closed', at: [] }
    return { outcome: 'not-applicable', because: 'pending' }
  },
  advice:
    'Look in the log of the server, or of the proxy before it, at this instant: PROTOCOL_ERROR often means that it knows no extended CONNECT.',
  examples: {
    pass: [{ name: 'an answer', because: 'answered', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a server that closes down',
        because: 'goAway',
        url: SAMPLE_HTTP2_URL,
        artifacts: { ...http2With({ response: null }), ...failedAt('http2', 'http2-goaway', 'GOAWAY NO_ERROR') },
      },
      {
        name: 'a server without a handler',
        because: 'reset',
        url: SAMPLE_HTTP2_URL,
        artifacts: { ...http2With({ response: null }), ...failedAt('response', 'http2-stream-reset', 'RST_STREAM PROTOCOL_ERROR') },
      },
      {
        name: 'a stream that is closed at once',
        because: 'closed',
        url: SAMPLE_HTTP2_URL,
        artifacts: {
          ...http2With({ response: null }),
          ended: { v: 1, at: 5, hop: 0, kind: 'ended', by: 'endpoint', how: 'fin', phase: 'response' },
        },
      },
      {
        name: 'a broken frame',
        because: 'failed',
        url: SAMPLE_HTTP2_URL,
        artifacts: { ...http2With({ response: null }), ...failedAt('http2', 'http2-failed', 'Protocol error') },
      },
    ],
    notApplicable: [{ name: 'waiting', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
