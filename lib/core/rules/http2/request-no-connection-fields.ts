import { connectionFields, noFieldSuch } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_CONNECT, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-no-connection-fields',
  title: 'The request has no fields of a connection',
  failureTitle: 'The request has fields of a connection',
  section: 'rfc8441-5',
  says: 'Connection and Upgrade are not part of an extended CONNECT, nor is anything else that speaks of one connection.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    none: 'There is no such field',
    present: '{seen} was sent: expected no field that speaks of a connection',
    pending: 'No request was sent',
  },
  check: ({ http2: { request } }) => noFieldSuch(request, 'request', connectionFields, { good: 'none', bad: 'present' }),
  advice: 'Take these lines out: :protocol says what they said.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'none', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'lines of HTTP/1.1',
        because: 'present',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: [...SAMPLE_CONNECT, 'upgrade: websocket', 'connection: Upgrade'] }),
        marks: ['upgrade', 'connection'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
