import { noLineOf } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL, SAMPLE_OPENED } from '../sample-http2'

export default rule({
  id: 'http2/accept-absent',
  title: 'Sec-WebSocket-Accept was left out',
  failureTitle: 'Sec-WebSocket-Accept came over HTTP/2',
  section: 'rfc8441-5',
  says: 'Key and Accept are not looked at over HTTP/2: :protocol has taken their place.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    absent: 'There is no Sec-WebSocket-Accept',
    present: 'Sec-WebSocket-Accept is "{seen}": expected none, as there is no key to answer',
    pending: 'No answer came',
  },
  check: ({ http2: { response } }) => noLineOf(response, 'response', 'sec-websocket-accept'),
  advice: 'Leave it out over HTTP/2. Clients pass over it; it shows that the server, or a proxy, answers as in HTTP/1.1.',
  examples: {
    pass: [{ name: 'an answer of HTTP/2', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'an answer of HTTP/1.1',
        because: 'present',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [...SAMPLE_OPENED, 'sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='] }),
        marks: ['sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n'],
      },
    ],
    notApplicable: [{ name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
