import { field, places } from '../fields'
import { missingForUpgrade } from '../offer'
import { rule } from '../rule'
import { requestWhere, requestWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

/** Statuses with words of their own. */
const BY_STATUS = {
  400: 'malformed',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  410: 'notFound',
  414: 'tooLarge',
  421: 'misdirected',
  425: 'tooEarly',
  429: 'tooMany',
  431: 'tooLarge',
  451: 'legal',
  502: 'gateway',
  503: 'unavailable',
  504: 'gateway',
} as const
const BY_CLASS = { 1: 'interim', 2: 'plain', 3: 'redirect', 4: 'refused', 5: 'server' } as const

function reasonOf(status: number) {
  const own = BY_STATUS[status as keyof typeof BY_STATUS]
  return own ?? BY_CLASS[Math.floor(status / 100) as keyof typeof BY_CLASS] ?? 'refused'
}

export default rule({
  id: 'response/status-101',
  catalogue: ['H-100', 'H-103', 'H-105', 'H-106', 'H-111', 'H-112', 'H-113', 'H-118'],
  title: 'The status is 101',
  failureTitle: 'The status is not 101',
  section: 'rfc6455-4.1',
  says: 'Any status other than 101 is handled as HTTP: the connection did not become a WebSocket.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  uses: ['request'],
  reasons: {
    switching: 'The status is 101: the server switched protocols',
    interim: 'The status is {status}, an interim answer that never became 101',
    plain: 'The status is {status}: the request was answered as plain HTTP, expected 101',
    redirect: 'The status is {status}, leading to {location}: expected 101',
    malformed: 'The status is {status}: the server found the request wrong, expected 101',
    unauthorized: 'The status is {status}: the server wants credentials, expected 101',
    forbidden: 'The status is {status}: the server refuses this request, expected 101',
    notFound: 'The status is {status}: nothing answers on this path, expected 101',
    tooLarge: 'The status is {status}: the request is too large for the server, with {size}; expected 101',
    misdirected: 'The status is {status}: this connection leads to a server that does not answer for the host, expected 101',
    tooEarly: 'The status is {status}: the server takes no request that could be a replay, expected 101',
    legal: 'The status is {status}: the server withholds this for legal reasons, expected 101',
    tooMany: 'The status is {status}: the server limits how often it is asked, expected 101',
    refused: 'The status is {status}: the request was refused, expected 101',
    lacking: 'The status is 426: an upgrade is required, and the request lacked {lacked}',
    upgradeRequired: 'The status is 426: an upgrade is required, though the request named Upgrade, Connection, key and version',
    gateway: 'The status is {status}: a proxy got no usable answer from the server behind it, expected 101',
    unavailable: 'The status is {status}: the service is not available, expected 101',
    server: 'The status is {status}: the server failed, expected 101',
    unreadable: 'The status line is "{line}": expected the status 101',
  },
  check({ response, request }) {
    const { status, statusSpan, reason, span, text } = response.start
    const at = places('response', [statusSpan.end > statusSpan.start ? statusSpan : span])
    if (status === 101) return { outcome: 'pass', because: 'switching', at }
    if (status === null) return { outcome: 'fail', because: 'unreadable', at, values: { line: text } }
    if (status === 426 && request) {
      const lacked = missingForUpgrade(request)
      if (lacked.length === 0) return { outcome: 'fail', because: 'upgradeRequired', at }
      return { outcome: 'fail', because: 'lacking', at, values: { lacked: lacked.join(', ') } }
    }
    const location = field(response, 'location')[0]?.value
    const values = {
      status: reason === '' ? String(status) : `${status} ${reason}`,
      location: location ? `"${location}"` : 'no Location',
      size: request ? `a head of ${request.length} octets and a target of ${request.start.target.length}` : 'a head we did not see',
    }
    return { outcome: 'fail', because: reasonOf(status), at, values }
  },
  advice: 'Read the body of the answer, and the findings about the request, for what the server did not like.',
  adviceFor: {
    plain:
      'Either this path is no WebSocket endpoint, or a proxy on the way removed Upgrade: check the path, then let the proxy pass Upgrade and Connection on.',
    redirect:
      'Connect to the address in Location, with ws:// for http:// and wss:// for https://; WebSocket clients rarely follow redirects.',
    malformed:
      'Mend what the findings about the request name first. If there are none, read the body: some services want further fields or another path.',
    unauthorized: 'Send what the service authenticates by, usually Authorization or a cookie, and check that it has not expired.',
    forbidden:
      'Compare Origin with the address of the site first: servers refuse foreign origins with 403. Then check the rights behind the credentials.',
    notFound: 'Check the path, and the prefix that a proxy adds or removes.',
    tooLarge: 'Shorten what is long: cookies first, then tokens in the query. Or raise the limit of the server, or of the proxy before it.',
    misdirected: 'Compare Host, the name sent in TLS (SNI) and the address connected to: they lead to different servers.',
    tooEarly: 'Send the request again once the TLS handshake is over, without early data.',
    legal: 'Read the body: it should say who demands this. The endpoint itself may be in order.',
    tooMany: 'Wait as long as Retry-After says.',
    lacking: 'Add {lacked} to the request.',
    upgradeRequired: 'A proxy on the way probably removed Upgrade and Connection, which travel one hop only: let it pass them on.',
    gateway: 'Look in the log of the proxy: the server behind it is down, speaks another protocol, or closed the connection.',
    unavailable: 'Look whether the service behind the proxy runs, and wait as long as Retry-After says.',
    server: 'Look in the log of the server at this instant.',
  },
  examples: {
    pass: [{ name: 'a server that switches', because: 'switching', response: SAMPLE_RESPONSE, marks: ['101'] }],
    fail: [
      { name: 'a head that was cut off after 100', because: 'interim', response: 'HTTP/1.1 100', marks: ['100'] },
      { name: 'a web page', because: 'plain', response: ['HTTP/1.1 200 OK', 'Content-Type: text/html'], marks: ['200'] },
      { name: 'a redirect', because: 'redirect', response: ['HTTP/1.1 302 Found', 'Location: https://example.com/login'], marks: ['302'] },
      { name: 'a bad request', because: 'malformed', response: ['HTTP/1.1 400 Bad Request'] },
      { name: 'a missing token', because: 'unauthorized', response: ['HTTP/1.1 401 Unauthorized', 'WWW-Authenticate: Bearer'] },
      { name: 'a foreign origin', because: 'forbidden', response: SAMPLE_REFUSAL, marks: ['403'] },
      { name: 'a wrong path', because: 'notFound', response: ['HTTP/1.1 404 Not Found'] },
      {
        name: 'cookies that grew',
        because: 'tooLarge',
        request: requestWith(`Cookie: a=${'x'.repeat(200)}`),
        response: ['HTTP/1.1 431 Request Header Fields Too Large'],
        marks: ['431'],
      },
      { name: 'another host on this connection', because: 'misdirected', response: ['HTTP/1.1 421 Misdirected Request'], marks: ['421'] },
      { name: 'early data', because: 'tooEarly', response: ['HTTP/1.1 425 Too Early'] },
      { name: 'a court order', because: 'legal', response: ['HTTP/1.1 451 Unavailable For Legal Reasons'] },
      { name: 'too many attempts', because: 'tooMany', response: ['HTTP/1.1 429 Too Many Requests', 'Retry-After: 60'] },
      { name: 'another method', because: 'refused', response: ['HTTP/1.1 405 Method Not Allowed', 'Allow: GET'] },
      {
        name: 'a plain GET to a WebSocket server',
        because: 'lacking',
        request: ['GET / HTTP/1.1', 'Host: localhost:9002'],
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.3.0-alpha4'],
        marks: ['426'],
      },
      {
        name: 'only the version missing',
        because: 'lacking',
        request: requestWhere('Sec-WebSocket-Version'),
        response: ['HTTP/1.1 426 Upgrade Required', 'Upgrade: websocket', 'Connection: Upgrade'],
      },
      { name: 'a proxy that removed Upgrade', because: 'upgradeRequired', response: ['HTTP/1.1 426 Upgrade Required', 'Server: nginx'] },
      { name: 'a proxy without its server', because: 'gateway', response: ['HTTP/1.1 502 Bad Gateway'], marks: ['502'] },
      { name: 'a stopped service', because: 'unavailable', response: ['HTTP/1.1 503 Service Unavailable'] },
      { name: 'a crash', because: 'server', response: ['HTTP/1.1 500 Internal Server Error'] },
      { name: 'letters for a status', because: 'unreadable', response: ['HTTP/1.1 OK'], marks: ['OK'] },
    ],
  },
})
