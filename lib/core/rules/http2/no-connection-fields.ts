import { connectionFields, noFieldSuch } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL, SAMPLE_OPENED } from '../sample-http2'

export default rule({
  id: 'http2/no-connection-fields',
  title: 'The answer has no fields of a connection',
  failureTitle: 'The answer has fields of a connection',
  section: 'rfc9113-8.2.2',
  says: 'Connection, Keep-Alive, Proxy-Connection, Transfer-Encoding and Upgrade belong to HTTP/1.1; a message of HTTP/2 that has one is malformed.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    none: 'There is no such field',
    present: '{seen} came: expected no field that speaks of a connection',
    pending: 'No answer came',
  },
  check: ({ http2: { response } }) => noFieldSuch(response, 'response', connectionFields, { good: 'none', bad: 'present' }),
  advice: 'Leave them out over HTTP/2. A handler or a proxy written for HTTP/1.1 adds them.',
  examples: {
    pass: [{ name: 'an answer of HTTP/2', because: 'none', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'an answer of HTTP/1.1',
        because: 'present',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [...SAMPLE_OPENED, 'upgrade: websocket', 'connection: Upgrade'] }),
        marks: ['upgrade', 'connection'],
      },
    ],
    notApplicable: [{ name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
