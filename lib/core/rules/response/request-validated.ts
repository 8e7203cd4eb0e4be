import { base64Decode } from '../../bytes/base64'
import type { RequestHead } from '../../http1/head'
import { field, places, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

const KEY_OCTETS = 16

/** What of RFC 6455 §4.2.1 the request lacked, as a reason. */
function faultOf(request: RequestHead) {
  if (request.start.method !== 'GET') return 'method'
  if (/^HTTP\/1\.0$|^$/.test(request.start.version)) return 'version'
  if (field(request, 'host').length === 0) return 'host'
  const key = field(request, 'sec-websocket-key')
  if (base64Decode(key[0]?.value ?? '')?.length !== KEY_OCTETS || key.length > 1) return 'key'
  return field(request, 'sec-websocket-version').some((line) => line.value === '13') ? null : 'protocol'
}

export default rule({
  id: 'response/request-validated',
  catalogue: ['H-117'],
  title: 'The server accepted a sound request',
  failureTitle: 'The server accepted a request that it has to refuse',
  section: 'rfc6455-4.2.1',
  says: 'A server that finds a handshake other than described stops and answers with an HTTP error.',
  level: 'must',
  effect: 'none',
  requires: ['response', 'request'],
  reasons: {
    sound: 'The request was sound, and the server accepted it',
    method: 'The status is 101 though the method is "{seen}": expected a refusal, as only GET opens a WebSocket',
    version: 'The status is 101 though the request is not HTTP/1.1: expected a refusal',
    host: 'The status is 101 though the request has no Host: expected a refusal',
    key: 'The status is 101 though the request has no key of 16 octets, or several: expected a refusal',
    protocol: 'The status is 101 though the request does not ask for version 13: expected a refusal',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const fault = faultOf(request)
    const status = places('response', [response.start.statusSpan])
    if (fault === null) return { outcome: 'pass', because: 'sound', at: status }
    const at = fault === 'key' ? [...status, ...valuePlaces('request', field(request, 'sec-websocket-key'))] : status
    return { outcome: 'fail', because: fault, at, values: { seen: request.start.method } }
  },
  advice: 'Turn on the checks of the handshake in the server. Several servers in wide use leave some out, mostly that of the key.',
  examples: {
    pass: [{ name: 'the handshake of the RFC', because: 'sound', response: SAMPLE_RESPONSE, marks: ['101'] }],
    fail: [
      { name: 'HEAD accepted', because: 'method', request: ['HEAD / HTTP/1.1', 'Host: a'], response: SAMPLE_RESPONSE },
      { name: 'HTTP/1.0 accepted', because: 'version', request: ['GET / HTTP/1.0', 'Host: a'], response: SAMPLE_RESPONSE },
      { name: 'no Host', because: 'host', request: requestWhere('Host'), response: SAMPLE_RESPONSE },
      {
        name: 'a short key',
        because: 'key',
        request: requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key: REDACTED'),
        response: SAMPLE_RESPONSE,
        marks: ['101', 'REDACTED'],
      },
      {
        name: 'an unknown version',
        because: 'protocol',
        request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 99'),
        response: SAMPLE_RESPONSE,
      },
    ],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
