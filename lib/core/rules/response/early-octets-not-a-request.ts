import { field, membersEqual, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REFUSAL, SAMPLE_REQUEST, SAMPLE_RESPONSE } from '../sample'

const EARLY = `${SAMPLE_REQUEST.join('\r\n')}\r\n\r\nGET /admin HTTP/1.1\r\n\r\n`

export default rule({
  id: 'response/early-octets-not-a-request',
  catalogue: ['H-116'],
  title: 'Nothing we sent is read as another request',
  failureTitle: 'What we sent behind the head may be read as another request',
  section: 'rfc9931',
  says: 'After a refusal the connection speaks HTTP again: what a client sent for the new protocol before the answer is read as its next request.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'request', 'requestRest'],
  uses: ['body'],
  reasons: {
    closes: 'The refusal ends the connection',
    keeps: 'The refusal keeps the connection open for HTTP, and nothing was sent behind the request head',
    leftOver:
      'The refusal keeps the connection open, and {count} octets were sent behind the request head: expected "Connection: close", as a server reads them as a request',
    body: 'What was sent behind the head is the body that the request announces',
    switching: 'The status is 101: what follows is read as frames',
  },
  check({ response, request, requestRest, body }) {
    const { status, version } = response.start
    if (status === 101) return { outcome: 'not-applicable', because: 'switching' }
    if (field(request, 'content-length').length > 0 || field(request, 'transfer-encoding').length > 0)
      return { outcome: 'not-applicable', because: 'body' }
    // RFC 9112 §9.3: HTTP/1.1 goes on unless it says close, HTTP/1.0 only where it says so; a body without a length ends both.
    const keeps =
      body?.framing !== 'until-close' &&
      membersEqual(response, 'connection', 'close').length === 0 &&
      (!/^HTTP\/1\.0$/i.test(version) || membersEqual(response, 'connection', 'keep-alive').length > 0)
    if (!keeps) return { outcome: 'pass', because: 'closes', at: wholePlaces('response', membersEqual(response, 'connection', 'close')) }
    if (requestRest.length === 0) return { outcome: 'pass', because: 'keeps', at: [] }
    const at = [{ part: 'sent' as const, start: 0, end: requestRest.length }]
    return { outcome: 'fail', because: 'leftOver', at, values: { count: String(requestRest.length) } }
  },
  advice:
    'Send nothing behind the head before the 101 came. A server that refuses an upgrade does well to end the connection: so nobody smuggles requests through a proxy that took them for frames.',
  examples: {
    pass: [
      {
        name: 'a refusal that ends',
        because: 'closes',
        request: EARLY,
        response: ['HTTP/1.1 403 Forbidden', 'Connection: close'],
        marks: ['close'],
      },
      { name: 'a refusal that goes on', because: 'keeps', response: SAMPLE_REFUSAL },
    ],
    fail: [
      {
        name: 'a second request behind the head',
        because: 'leftOver',
        request: EARLY,
        response: SAMPLE_REFUSAL,
        marks: ['GET /admin HTTP/1.1\r\n\r\n'],
      },
    ],
    notApplicable: [
      { name: 'a 101', because: 'switching', response: SAMPLE_RESPONSE },
      { name: 'a request with a body', because: 'body', request: requestWith('Content-Length: 2'), response: SAMPLE_REFUSAL },
    ],
  },
})
