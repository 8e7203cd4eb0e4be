import { latePseudoFields, noFieldSuch } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_CONNECT, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-pseudo-fields-first',
  title: 'Pseudo-fields of the request stand first',
  failureTitle: 'A pseudo-field of the request stands behind another field',
  section: 'rfc9113-8.3',
  says: 'Pseudo-fields come before all other fields; a message with one behind them is malformed.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    first: 'The pseudo-fields stand first',
    late: '{seen} stands behind another field: expected it before all of them',
    pending: 'No request was sent',
  },
  check: ({ http2: { request } }) => noFieldSuch(request, 'request', latePseudoFields, { good: 'first', bad: 'late' }),
  advice: 'Move it to the front.',
  examples: {
    pass: [{ name: 'the usual order', because: 'first', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'behind another field',
        because: 'late',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: ['sec-websocket-version: 13', ...SAMPLE_CONNECT] }),
        marks: [':method', ':protocol', ':scheme', ':path', ':authority'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
