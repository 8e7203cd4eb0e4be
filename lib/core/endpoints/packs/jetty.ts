import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { http11, lackOf, standardFields, version13 } from '../to-try'

const measured = { confidence: 'certain', basis: 'measured', layer: 'application', source: 'measured on Jetty 9.4.57' } as const

const named = (look: Look) => look.has('server', /^Jetty\(/)
const page = (look: Look) =>
  look.oneOf(
    look.bodyHas(/Powered by Jetty:\/\/[^<]{0,40}/),
    look.bodyHas(/<h1>Bad Message \d{3}<\/h1><pre>reason: [^<]{0,100}<\/pre>/),
    look.bodyHas(/<title>Error \d{3} [^<]{0,120}<\/title>\s*<\/head>\s*<body>\s*<h2>HTTP ERROR/),
  )
const message = (look: Look, status: number, pattern: RegExp) => (look.status === status && page(look) ? look.bodyHas(pattern) : null)

/** Rule 087: the error page, or the JSON, of Jetty 9.4 and later. */
const key12: Diagnosis = {
  ...measured,
  id: 'jetty/key',
  rows: ['087'],
  says: 'Sec-WebSocket-Key did not arrive',
  when: (look) => (look.isStatus(400) ? [look.bodyHas(/Missing request header (&apos;|&#39;|')?Sec-WebSocket-Key/)] : [null]),
  cause: 'Jetty recognised the upgrade and misses the key. Jetty 9 accepts a key of the wrong length.',
  remedy: 'Send 16 random octets in base64 in Sec-WebSocket-Key.',
  change: standardFields,
}

const version: Diagnosis = {
  ...measured,
  id: 'jetty/version',
  rows: ['087', '002'],
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not 13`,
  when: (look) => [message(look, 400, /Unsupported websocket version specification/)],
  also: (look) => [look.has('sec-websocket-version')],
  cause: 'Jetty 9 answers 400 and names the version it wants in Sec-WebSocket-Version, where RFC 6455 §4.4 asks for 426.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

/** A WebSocket servlet answers upgrades only. */
const noMethod: Diagnosis = {
  ...measured,
  id: 'jetty/no-such-method',
  rows: ['087'],
  says: (look) =>
    lackOf(look) === null
      ? 'the upgrade was lost on its way: the servlet got a plain request'
      : `a servlet is at this path, and it was no upgrade for it, since ${lackOf(look)}`,
  when: (look) => (look.isStatus(400, 405) ? [look.bodyHas(/HTTP method [A-Z]{1,20} is not supported by this URL/), page(look)] : [null]),
  also: (look) => [look.bodyHas(/SERVLET:<\/th><td>[^<]{1,120}/)],
  cause:
    'A request that is not exactly an upgrade by GET over HTTP/1.1 is given to the servlet as a plain one, and a WebSocket servlet has no doGet: 405, over HTTP/1.0 400.',
  remedy: 'Send the standard opening handshake. Behind a proxy, let it pass Upgrade and Connection on over HTTP/1.1.',
  change: (look) => http11(look) ?? standardFields(look),
}

const fellThrough: Diagnosis = {
  ...measured,
  id: 'jetty/passed-on',
  rows: ['087'],
  confidence: 'likely',
  says: (look) =>
    lackOf(look) === null
      ? 'no WebSocket is mapped to this path, or the upgrade was lost on its way'
      : `it was no upgrade for Jetty, since ${lackOf(look)}`,
  when: (look) => [message(look, 404, /HTTP ERROR 404/), look.status === 404 ? page(look) : null],
  also: (look) => [named(look), look.bodyHas(/SERVLET:<\/th><td>[^<]{1,120}/)],
  cause:
    'A request that is not exactly GET, HTTP/1.1, Upgrade: websocket and a mapped path goes on to the next handler, at last to the page of the error 404.',
  remedy:
    'Compare the path with the mapping of the WebSocket, context path included. Behind a proxy, let it pass Upgrade and Connection on over HTTP/1.1.',
  change: (look) => http11(look) ?? standardFields(look),
}

const refused: Diagnosis = {
  ...measured,
  id: 'jetty/refused',
  rows: ['087'],
  confidence: 'likely',
  says: (look) => `the application refused the handshake: ${/<title>Error 403 ([^<]{0,120})/.exec(look.body)?.[1] ?? '403'}`,
  when: (look) => (look.status === 403 ? [page(look), look.isStatus(403)] : [null]),
  also: (look) => [look.weSent('origin'), look.weSent('sec-websocket-protocol'), look.weSentNo('authorization')],
  cause:
    'The page is Jetty’s, its message is what the application gave to sendForbidden or sendError: Jetty itself refuses no handshake with 403.',
  remedy: 'Look at what the WebSocketCreator or a filter in front of it checks: mostly Origin, a subprotocol, or the user.',
}

const badMessage: Diagnosis = {
  ...measured,
  id: 'jetty/bad-message',
  rows: ['087'],
  says: (look) => (lackOf(look) === null ? 'a field of the request broke the upgrade' : `the request contradicts itself: ${lackOf(look)}`),
  confidence: 'likely',
  when: (look) => [look.status === 400 ? look.bodyHas(/<h1>Bad Message 400<\/h1>/) : null],
  cause: 'The parser of Jetty refuses before any handler: Upgrade with a Connection that does not name it, a wrong Host, a bare line.',
  remedy: 'Send the standard opening handshake. The log names the reason with org.eclipse.jetty.http at level DEBUG.',
  change: standardFields,
}

const IDLE = /Idle timeout expired: \d{1,9}\/\d{1,9} ms|^Connection Idle Timeout|^Idle Timeout|^Timeout on Read/i
const idle: Diagnosis = {
  ...measured,
  id: 'jetty/idle',
  rows: ['087'],
  says: 'the idle timeout of the WebSocket expired',
  when: (look) => [look.closedWith(1001, IDLE)],
  cause:
    'Jetty closes with 1001 when nothing travelled for the idle timeout: 300 s in Jetty 9 where nothing else is set, 30 s in later releases.',
  remedy: 'Send something within that time, a ping will do, or raise setIdleTimeout of the container or the policy.',
}

const TOO_LARGE = /(Text|Binary) message (size \[\d{1,12}\] exceeds maximum size \[\d{1,12}\]|too large)/i
const tooLarge: Diagnosis = {
  ...measured,
  id: 'jetty/message-too-large',
  rows: ['C5', 'D-1009'],
  says: (look) => `a message we sent is too large: ${look.artifacts.close?.received?.reason ?? ''}`,
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause: 'Jetty takes messages of at most 65536 octets where nothing else is set.',
  remedy: 'Send smaller messages, or raise maxTextMessageSize and maxBinaryMessageSize of the container or the policy.',
}

const MISTAKE = /^(Client MUST mask all frames|org\.eclipse\.jetty\.util\.Utf8Appendable\$NotUtf8Exception)/
const mistake: Diagnosis = {
  ...measured,
  id: 'jetty/protocol-error',
  rows: ['D-1002', 'D-1007'],
  says: (look) => `a frame we sent breaks the protocol: ${look.artifacts.close?.received?.reason ?? ''}`,
  layer: 'client',
  when: (look) => [look.oneOf(look.closedWith(1002, MISTAKE), look.closedWith(1007, MISTAKE))],
  cause: 'The reason of the Close frame is in the words of Jetty.',
  remedy: 'Correct the frame the reason speaks of.',
}

export const jetty: Pack = {
  id: 'jetty',
  title: 'Eclipse Jetty',
  role: 'origin',
  signals: {
    strong: [
      (look) => (look.status !== null && look.status >= 400 ? page(look) : null),
      (look) =>
        look.status === 101 && named(look)
          ? look.fieldsAre(
              ['Connection', 'Sec-WebSocket-Accept', 'Server', 'Upgrade'],
              ['Date', 'Set-Cookie', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol'],
            )
          : null,
      (look) =>
        look.oneOf(
          look.closedWith(1009, TOO_LARGE),
          look.closedWith(1001, /Idle timeout expired: \d{1,9}\/\d{1,9} ms|^Connection Idle Timeout/),
          look.closedWith(1002, MISTAKE),
          look.closedWith(1007, MISTAKE),
        ),
    ],
    broad: [named],
  },
  diagnoses: [key12, version, noMethod, fellThrough, refused, badMessage, idle, tooLarge, mistake],
}
