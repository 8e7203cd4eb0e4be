import type { Look, Seen } from '../../look'
import type { Diagnosis } from '../../pack'
import haproxyHttp2 from '../../snippets/haproxy-http2-websockets'

const MEASURED = 'measured on HAProxy 2.6.12'

/** Every page of HAProxy: a heading with the status, one sentence, nothing else. */
const PAGE =
  /^<html><body><h1>\d{3} [A-Za-z -]{2,40}<\/h1>\n(?:Your browser sent an invalid request|Your browser didn't send a complete request in time|Request forbidden by administrative rules|No server is available to handle this request|The server returned an invalid or incomplete response|The server didn't respond in time|You have sent too many requests in a given amount of time|You need a valid user and password to access this content|The resource could not be found|An internal server error occurred|The request was denied|It is not allowed)[^\n]{0,80}\n<\/body><\/html>\s{0,4}$/

export const ownPage = (look: Look): Seen | null => look.bodyHas(PAGE)

const pageFor = (look: Look, ...statuses: number[]): readonly (Seen | null)[] =>
  look.status !== null && statuses.includes(look.status) ? [look.isStatus(...statuses), ownPage(look)] : [null]

/** Rule 105. */
export const badRequest: Diagnosis = {
  id: 'haproxy/bad-request',
  rows: ['105'],
  says: (look) =>
    /^[A-Za-z0-9+/]{22}==$/.test(look.sent('sec-websocket-key') ?? '')
      ? 'HAProxy itself could not read the request'
      : 'HAProxy refuses the upgrade itself, as Sec-WebSocket-Key is missing or not 24 characters long',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 400),
  also: (look) => [look.weSentNo('sec-websocket-key'), look.weSent('sec-websocket-key')],
  cause:
    'HAProxy looks at the key of an upgrade before it passes it on, and at the form of every line. The server behind never saw this request.',
  remedy: 'Send a Sec-WebSocket-Key of 16 octets in base64, and look at the findings of the request for its other lines.',
  change: (look) =>
    look.sent('sec-websocket-key') === null
      ? {
          title: 'With a Sec-WebSocket-Key',
          sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
          edits: [{ line: 'Sec-WebSocket-Key', value: 'dGhlIHNhbXBsZSBub25jZQ==' }],
        }
      : null,
  source: `${MEASURED}: no key, a key of 3 characters, a line without a colon`,
}

/** Rule 106. */
export const badGateway: Diagnosis = {
  id: 'haproxy/bad-gateway',
  rows: ['106', 'E-26'],
  says: 'the server behind HAProxy closed before a whole answer, or its answer was not liked',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 502),
  cause:
    'The connection ended before a whole response head, or the head is no HTTP. A 101 without a valid Sec-WebSocket-Accept is possibly refused so where HAProxy converts between HTTP versions; 2.6.12 passed a wrong one on from HTTP/1.1 to HTTP/1.1 (measured).',
  remedy:
    'Ask the server behind directly. The log line of HAProxy has the termination state: SH-- is a server that ended before its headers, PH-- an answer HAProxy refused.',
  source: `${MEASURED}; HAProxy configuration manual`,
}

/** Rule 108. */
export const noServer: Diagnosis = {
  id: 'haproxy/no-server',
  rows: ['108', 'E-27'],
  says: 'HAProxy has no server that is up for this backend',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 503),
  cause:
    'Every server is down by its health check, or the connection was refused (HAProxy then tries again, which takes some seconds), or no use_backend rule matched and there is no default_backend.',
  remedy:
    'Look at the state of the servers ("show stat"). A check by plain HTTP GET fails on servers that speak WebSocket only: use a TCP check, or "http-check expect status 426".',
  source: MEASURED,
}

export const forbidden: Diagnosis = {
  id: 'haproxy/forbidden',
  rows: ['E-3'],
  says: 'a rule of HAProxy forbids it; the server behind never saw the request',
  confidence: 'certain',
  basis: 'measured',
  layer: 'firewall',
  when: (look) => pageFor(look, 403),
  also: (look) => [look.weSentNo('user-agent'), look.weSentNo('origin')],
  cause: 'An "http-request deny" with an ACL on path, address or a header field.',
  remedy: 'Exempt the path of the WebSocket from that rule. The log shows PR-- for requests that were denied.',
  source: MEASURED,
}

export const timeout: Diagnosis = {
  id: 'haproxy/gateway-timeout',
  rows: ['E-28'],
  says: 'the server behind HAProxy did not answer the handshake within timeout server',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 504),
  cause: 'HAProxy was connected and waited timeout server for the response head.',
  remedy: 'Look why the server behind does not answer the handshake; raising timeout server only hides it.',
  source: MEASURED,
}

export const requestTimeout: Diagnosis = {
  id: 'haproxy/request-timeout',
  rows: [],
  says: 'the head of the request was not complete within timeout http-request',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 408),
  cause: 'HAProxy waits for the empty line at the end of the head, and gave up.',
  remedy: 'Send the whole head with its empty line, and faster.',
  source: MEASURED,
}

export const refusedByRule: Diagnosis = {
  id: 'haproxy/refused-by-rule',
  rows: [],
  says: (look) =>
    look.status === 429 ? 'HAProxy counts too many requests from here' : `a rule of HAProxy answers ${look.status ?? ''} itself`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'firewall',
  when: (look) => pageFor(look, 401, 404, 405, 410, 429, 500),
  cause:
    'HAProxy answers so only where a rule tells it to: "http-request deny deny_status", "auth", or "return". A stick table mostly stands behind a 429.',
  remedy: 'Look for the rule that matches this path or address. After a 429, wait until the rate in the stick table is lower.',
  source: MEASURED,
}

/** Rule 109. */
export const http2: Diagnosis = {
  id: 'haproxy/websocket-over-http-2',
  rows: ['109'],
  says: 'possibly the WebSocket over HTTP/2 is what HAProxy or the server behind it cannot do',
  confidence: 'possible',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.artifacts.http2 && look.status !== null && look.status >= 400 ? [ownPage(look)] : [null]),
  cause:
    'Some browsers try WebSockets over HTTP/2 (RFC 8441) once HAProxy offers it, and some of those, and some servers behind, do it wrong.',
  remedy: 'Try the same over HTTP/1.1. If that works, set h2-workaround-bogus-websocket-clients, and "ws h1" on the server line.',
  snippets: [haproxyHttp2],
  change: () => ({
    title: 'Over HTTP/1.1',
    sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
    edits: [{ draft: { network: { protocol: 'http/1.1' } } }],
  }),
  source: 'HAProxy configuration manual, h2-workaround-bogus-websocket-clients',
}
