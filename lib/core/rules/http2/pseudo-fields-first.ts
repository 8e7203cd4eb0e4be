import { latePseudoFields, noFieldSuch } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL, SAMPLE_OPENED } from '../sample-http2'

export default rule({
  id: 'http2/pseudo-fields-first',
  title: 'Pseudo-fields of the answer stand first',
  failureTitle: 'A pseudo-field of the answer stands behind another field',
  section: 'rfc9113-8.3',
  says: 'Pseudo-fields come before all other fields; a message with one behind them is malformed.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    first: 'The pseudo-fields stand first',
    late: '{seen} stands behind another field: expected it before all of them',
    pending: 'No answer came',
  },
  check: ({ http2: { response } }) => noFieldSuch(response, 'response', latePseudoFields, { good: 'first', bad: 'late' }),
  advice: 'Move it to the front.',
  examples: {
    pass: [{ name: 'the usual order', because: 'first', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'behind another field',
        because: 'late',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: ['server: a', ...SAMPLE_OPENED] }),
        marks: [':status'],
      },
    ],
    notApplicable: [{ name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
