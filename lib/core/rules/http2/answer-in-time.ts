import { rule } from '../rule'
import { failedAt } from '../sample'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/answer-in-time',
  catalogue: ['H-011'],
  title: 'The answer came in time',
  failureTitle: 'The answer did not come in time',
  section: 'rfc8441-5',
  says: 'A client waits for the answer to its extended CONNECT; how long is its own limit.',
  level: 'practice',
  effect: 'clients-fail',
  requires: ['http2'],
  uses: ['failure'],
  reasons: {
    inTime: 'The answer came before our limit',
    silent: 'No answer came on the stream ({detail}): expected a status',
    pending: 'No answer came, and the wait ended for another reason or goes on',
  },
  check({ http2, failure }) {
    if (http2.response) return { outcome: 'pass', because: 'inTime', at: [] }
    if (failure?.code !== 'response-timeout') return { outcome: 'not-applicable', because: 'pending' }
    return { outcome: 'fail', because: 'silent', at: [], values: { detail: failure.detail } }
  },
  advice: 'Silence often means that a proxy waits for its server, or that the server keeps CONNECT for later. The limit can be raised.',
  examples: {
    pass: [{ name: 'an answer', because: 'inTime', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'silence',
        because: 'silent',
        url: SAMPLE_HTTP2_URL,
        artifacts: { ...http2With({ response: null }), ...failedAt('response', 'response-timeout', 'no answer within 10000 ms') },
      },
    ],
    notApplicable: [{ name: 'waiting', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
