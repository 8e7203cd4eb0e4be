import { askedForUpgrade } from '../../asked'
import type { Diagnosis } from '../../pack'
import { http11, isKey, standardFields, version13, withoutExtensions } from '../../to-try'
import { MEASURED, refusal, unread } from './marks'

export const notUpgrade: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/not-an-upgrade',
  rows: ['048', 'B1-1', '001'],
  says: (look) =>
    askedForUpgrade(look)
      ? 'Connection: Upgrade or Upgrade: websocket did not arrive there, and the server answers nothing else'
      : 'the request lacks Connection: Upgrade and Upgrade: websocket, and the server answers nothing else',
  when: (look) => [refusal(look, 426)],
  also: (look) => [look.seen('We asked for the upgrade', askedForUpgrade(look)), look.lacks('upgrade')],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'We sent Connection: Upgrade and Upgrade: websocket, and one of them did not arrive: a proxy in between removed it.'
      : 'A browser, curl, telnet or a health check sent plain HTTP, or a proxy removed Upgrade or Connection. The application has set no handler for plain HTTP. RFC 9110 §15.5.22 asks for an Upgrade field in a 426, which WebSocket++ leaves out; it also sends no length, so the answer ends with the connection.',
  remedy:
    'Use a WebSocket client. For health checks connect by TCP alone, or give the server an http handler (set_http_handler) that answers them.',
  change: standardFields,
}

export const httpHandler: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/http-handler',
  rows: ['B1-2'],
  says: 'the application handles plain HTTP and gave its answer no status',
  confidence: 'likely',
  when: (look) => (askedForUpgrade(look) ? [null] : [refusal(look, 500)]),
  cause: 'With an http handler set, WebSocket++ answers what that handler says, and 500 where it says nothing.',
  remedy:
    'Call set_status and set_body of the connection in the http handler. For a WebSocket send Connection: Upgrade and Upgrade: websocket.',
  change: standardFields,
}

export const unreadable: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/unreadable',
  rows: ['B1-3', 'B1-4', '048'],
  says: (look) => (look.sent('host') === null ? 'the request has no Host' : 'the request line or a field could not be read'),
  when: (look) => (unread(look) ? [refusal(look, 400), look.hasReason('')] : [null]),
  cause:
    'A 400 without a reason phrase comes from the parser of WebSocket++: Host is missing, a line has no colon, or the method is no token.',
  remedy: 'Correct the head of the request; the findings of the request name the line.',
}

export const largeHead: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/head-too-large',
  rows: ['B1-5'],
  says: 'the head of the request has more than 16000 octets',
  when: (look) => (unread(look) ? [refusal(look, 431), look.hasReason('')] : [null]),
  cause: 'WebSocket++ reads at most max_header_size, 16000 octets: large cookies or tokens are the usual reason.',
  remedy: 'Send fewer or smaller fields, or compile the server with a larger max_header_size in its config.',
}

export const largeBody: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/body-too-large',
  rows: ['B1-6'],
  says: 'Content-Length says more than 32,000,000 octets',
  when: (look) => (unread(look) ? [refusal(look, 413), look.hasReason('')] : [null]),
  cause: 'WebSocket++ takes bodies of at most 32,000,000 octets, and an opening handshake has none.',
  remedy: 'Leave Content-Length out.',
}

export const version: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/version',
  rows: ['B1-8', '048', '002'],
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not one of 0, 7, 8 and 13`,
  when: (look) =>
    look.header('sec-websocket-version') === null ? [null] : [refusal(look, 400), look.has('sec-websocket-version', /^0,7,8,13$/)],
  cause: 'The answer lists what WebSocket++ supports. RFC 6455 §4.4 asks for 426 here.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

export const noVersion: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/no-version',
  rows: ['B1-10', 'B1-18', '048'],
  says: 'Sec-WebSocket-Version did not arrive, so the request was taken for the draft Hixie-76',
  when: (look) => (askedForUpgrade(look) ? [refusal(look, 500), look.hasReason('Internal Server Error')] : [null]),
  cause: 'That draft has eight octets of a third key behind the head; they are missing, which WebSocket++ calls an error of its own.',
  remedy:
    'Send Sec-WebSocket-Version: 13. Where it was sent, a proxy in between removed it; else the log of the server names an error while it made the answer.',
  change: version13,
}

/** What the request has that makes version 13 answer 400, in words; null where it has nothing of the kind. */
function lack(look: Parameters<Diagnosis['when']>[0]): string | null {
  const { method, version } = look.request?.start ?? {}
  if (!/^\d*$/.test(look.sent('sec-websocket-version')?.trim() ?? '')) return 'Sec-WebSocket-Version is no number'
  if (method !== undefined && method !== 'GET') return `the method is ${method}`
  if (version !== undefined && version !== 'HTTP/1.1') return `the version of HTTP is ${version}, and exactly HTTP/1.1 is wanted`
  if (look.sent('sec-websocket-key') === null) return 'Sec-WebSocket-Key is missing'
  const port = /:([^:\]]*)$/.exec(look.sent('host') ?? '')?.[1]
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return 'the port in Host is no number'
  if (look.sent('sec-websocket-extensions') !== null && !EXTENSIONS.test(look.sent('sec-websocket-extensions') ?? ''))
    return 'Sec-WebSocket-Extensions is no list of extensions'
  return null
}
const EXTENSIONS = /^\s*[\w!#$%&'*+.^`|~-]+[^"]*$/

export const field: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/handshake-field',
  rows: ['B1-7', 'B1-9', 'B1-11', 'B1-12', 'B1-13', 'B1-16', '048', '100'],
  says: (look) => `a field of the handshake does not do: ${lack(look)}`,
  when: (look) =>
    look.status === 400 && look.header('sec-websocket-version') === null && !unread(look) && lack(look) !== null
      ? [refusal(look, 400), look.seen(`Of what we sent, ${lack(look)}`, true)]
      : [null],
  cause:
    'WebSocket++ answers 400 without a word for each of these: another method than GET, anything but HTTP/1.1, no key, a version or a port that is no number, extensions it cannot read. A key of the wrong length is accepted.',
  remedy:
    'Send the standard opening handshake by GET over HTTP/1.1. nginx before 1.29.7 speaks HTTP/1.0 to servers behind it unless proxy_http_version says 1.1.',
  change: (look) => http11(look) ?? (lack(look)?.includes('Extensions') ? withoutExtensions(look) : standardFields(look)),
}

export const validate: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/validate',
  rows: ['B1-17', '048'],
  says: (look) =>
    look.status === 400
      ? 'the validate handler of the application refused the request, or a proxy changed it'
      : `the validate handler of the application refused the request with ${look.status}`,
  confidence: 'likely',
  when: (look) =>
    refusal(look, 400, 401, 403, 404) &&
    look.header('sec-websocket-version') === null &&
    !unread(look) &&
    lack(look) === null &&
    isKey(look.sent('sec-websocket-key'))
      ? [refusal(look, 400, 401, 403, 404)]
      : [null],
  also: (look) => [look.weSent('origin'), look.weSent('sec-websocket-protocol'), look.weSentNo('authorization')],
  cause:
    'The handshake we sent is one WebSocket++ accepts. set_validate_handler of the application returned false: 400 where it sets no status, another where it does. WebSocket++ itself never answers 401, 403 or 404. nginx in front that speaks HTTP/1.0 makes a 400 alike.',
  remedy:
    'Look at what the validate handler checks: mostly the path, Origin, a subprotocol or a token. Go round the proxy to tell the two apart.',
}

export const silence: Diagnosis = {
  ...MEASURED,
  id: 'websocketpp/handshake-timeout',
  rows: ['B1-19', 'C4-5-WebSocket++', '008'],
  confidence: 'possible',
  says: 'possibly WebSocket++ waited 5 s for the rest of the request, or for TLS to be no TLS',
  when: (look) => {
    const { written } = look.artifacts.timing ?? {}
    const { ended, answer } = look.artifacts
    const waited = answer?.how === 'ended' && ended && typeof written === 'number' ? ended.at - written : 0
    return [
      look.silentEnd(),
      look.broad(look.seen(`It ended ${(waited / 1000).toFixed(1)} s after the request`, Math.abs(waited - 5000) < 600)),
    ]
  },
  cause:
    'A client that is silent, whose head has no end, or that begins TLS on a port without it, is cut off by WebSocket++ after 5000 ms, without one octet.',
  remedy: 'Send a whole head, and wss:// only to a port with TLS. The limit is set_open_handshake_timeout of the server.',
}
