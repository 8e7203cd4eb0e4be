import { pseudoFields, statusOf } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_REFUSAL, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/status-2xx',
  title: 'The status is 2xx',
  failureTitle: 'The status is not 2xx',
  section: 'rfc8441-5',
  says: 'An extended CONNECT is answered with a 2xx status when the WebSocket is open; any other status means that it is not.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    opened: 'The status is {status}: the stream is a WebSocket',
    redirect: 'The status is {status}, leading to {location}: expected 2xx',
    refused: 'The status is {status}: expected 2xx',
    unsupported: 'The status is {status}: the server knows no extended CONNECT here, expected 2xx',
    switching: 'The status is 101, which is not for HTTP/2',
    unreadable: 'There is no status that can be read',
    pending: 'No answer came',
  },
  check({ http2: { response } }) {
    if (!response) return { outcome: 'not-applicable', because: 'pending' }
    const status = statusOf(response)
    if (status === null) return { outcome: 'not-applicable', because: 'unreadable' }
    if (status === 101) return { outcome: 'not-applicable', because: 'switching' }
    const at = valuePlaces('response', pseudoFields(response, ':status'))
    const location = response.lines.find((line) => line.name.toLowerCase() === 'location')?.value
    const values = { status: String(status), location: location === undefined ? 'no Location' : `"${location}"` }
    if (status >= 200 && status < 300) return { outcome: 'pass', because: 'opened', at, values }
    if (status >= 300 && status < 400) return { outcome: 'fail', because: 'redirect', at, values }
    return { outcome: 'fail', because: status === 405 || status === 501 ? 'unsupported' : 'refused', at, values }
  },
  advice:
    'Read the body of the answer. Try the same over HTTP/1.1: if that opens, the server or a proxy does not pass extended CONNECT on.',
  adviceFor: {
    redirect: 'Connect to the address in location, with ws:// for http:// and wss:// for https://.',
    unsupported: 'Send the handshake over HTTP/1.1, or have server and proxy pass extended CONNECT to the service behind them.',
  },
  examples: {
    pass: [{ name: 'open', because: 'opened', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['200'] }],
    fail: [
      {
        name: 'a refusal',
        because: 'refused',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: SAMPLE_HTTP2_REFUSAL }),
        marks: ['403'],
      },
      {
        name: 'a server that takes CONNECT for a method',
        because: 'unsupported',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [':status: 405', 'allow: GET'] }),
        marks: ['405'],
      },
      {
        name: 'a redirect',
        because: 'redirect',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [':status: 302', 'location: /login'] }),
        marks: ['302'],
      },
    ],
    notApplicable: [
      { name: 'an answer without status', because: 'unreadable', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: ['server: a'] }) },
      { name: 'a 101', because: 'switching', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: [':status: 101'] }) },
      { name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) },
    ],
  },
})
