import { pseudoFields, statusOf } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/status-not-101',
  title: 'The status is not 101',
  failureTitle: 'The status is 101',
  section: 'rfc9113-8.6',
  says: 'HTTP/2 has no Upgrade and no 101: a stream becomes a WebSocket by a 2xx answer to an extended CONNECT.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    other: 'The status is {status}',
    switching: 'The status is 101: expected 200',
    unreadable: 'There is no status that can be read',
    pending: 'No answer came',
  },
  check({ http2: { response } }) {
    if (!response) return { outcome: 'not-applicable', because: 'pending' }
    const status = statusOf(response)
    if (status === null) return { outcome: 'not-applicable', because: 'unreadable' }
    const at = valuePlaces('response', pseudoFields(response, ':status'))
    if (status === 101) return { outcome: 'fail', because: 'switching', at }
    return { outcome: 'pass', because: 'other', at, values: { status: String(status) } }
  },
  advice: 'Answer 200. A handler written for HTTP/1.1 that is used for HTTP/2 too behaves like this.',
  examples: {
    pass: [{ name: '200', because: 'other', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['200'] }],
    fail: [
      {
        name: 'as in HTTP/1.1',
        because: 'switching',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [':status: 101', 'sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='] }),
        marks: ['101'],
      },
    ],
    notApplicable: [
      { name: 'an answer without status', because: 'unreadable', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: ['server: a'] }) },
      { name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) },
    ],
  },
})
