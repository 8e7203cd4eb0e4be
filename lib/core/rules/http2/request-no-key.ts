import { noLineOf } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_CONNECT, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-no-key',
  title: 'Sec-WebSocket-Key was left out',
  failureTitle: 'Sec-WebSocket-Key was sent over HTTP/2',
  section: 'rfc8441-5',
  says: 'Key and Accept are not looked at over HTTP/2: :protocol has taken their place.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    absent: 'There is no Sec-WebSocket-Key',
    present: 'Sec-WebSocket-Key is "{seen}": expected none, as nobody answers it',
    pending: 'No request was sent',
  },
  check: ({ http2: { request } }) => noLineOf(request, 'request', 'sec-websocket-key'),
  advice: 'Take the line out. Servers pass over it.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a line of HTTP/1.1',
        because: 'present',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: [...SAMPLE_CONNECT, 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ=='] }),
        marks: ['sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
