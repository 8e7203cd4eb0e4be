import { changeLine } from '../asked'
import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'

const REASON = 'x-websocket-reject-reason'
const SOURCE = 'theturtle32/WebSocket-Node lib/WebSocketRequest.js; measured on websocket 1.0.35'
const NO_HANDLER = /^No handler is configured/
const VERSION = /^Unsupported websocket client version/
const FIELD = /^Client must provide/

/** Reasons of its Close frames that no other library words so. */
const CLOSE_WORDS =
  /^(Unsupported usage of rsv bits without negotiated extension|Frame size of \d+ bytes exceeds maximum accepted frame size|Maximum message size exceeded|Invalid UTF-8 Data Received|Peer not responding)/

/** Node's HTTP server adds Date and Keep-Alive to its own answers; WebSocket-Node writes Connection: close alone. */
const bare = (look: Look): Seen | null => (look.header('connection') === 'close' ? look.fieldsAre(['Connection']) : null)
/** It repeats the Origin of the request in its 101, which nobody else does. */
const echoesOrigin = (look: Look): Seen | null =>
  look.status === 101 && look.header('origin') !== null && look.sent('origin') !== null ? look.has('origin') : null
const value = (look: Look) => look.header(REASON)?.trim() ?? ''

const missingField: Diagnosis = {
  id: 'websocket-node/field-refused',
  rows: ['027'],
  says: (look) => `the handshake lacks something: "${value(look)}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.has(REASON, FIELD)],
  also: (look) => [look.isStatus(400)],
  cause:
    'WebSocket-Node wants Host, Sec-WebSocket-Key and Sec-WebSocket-Version, and names the one that did not arrive in X-WebSocket-Reject-Reason.',
  remedy: 'Send the field it names. Where it was sent, look which proxy removes it.',
  source: SOURCE,
}

const version: Diagnosis = {
  id: 'websocket-node/version',
  rows: ['027'],
  says: (look) => `it speaks WebSocket versions 13 and 8, and the request asked for ${look.sent('sec-websocket-version') ?? 'none'}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.has(REASON, VERSION)],
  also: (look) => [look.isStatus(426), look.has('sec-websocket-version')],
  cause:
    'The version is refused with 426 and the reason in X-WebSocket-Reject-Reason; the answer lacks the Upgrade field a 426 has to have.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: () => changeLine('Version 13', 'Sec-WebSocket-Version', '13'),
  source: SOURCE,
}

const noHandler: Diagnosis = {
  id: 'websocket-node/no-handler',
  rows: ['027'],
  says: 'the server has no handler for new connections, so it refuses every one',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.has(REASON, NO_HANDLER)],
  also: (look) => [look.isStatus(404)],
  cause:
    'A WebSocketServer of WebSocket-Node without autoAcceptConnections needs a listener of its request event, and has none. The path plays no part.',
  remedy: 'Add server.on("request", …) that calls request.accept, or set autoAcceptConnections where every origin may connect.',
  source: SOURCE,
}

const rejected: Diagnosis = {
  id: 'websocket-node/rejected',
  rows: ['027'],
  says: (look) => `the application rejected the request with ${look.status}, saying "${value(look)}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const own = NO_HANDLER.test(value(look)) || VERSION.test(value(look)) || FIELD.test(value(look))
    return own ? [null] : [look.has(REASON)]
  },
  also: (look) => [look.isStatus(look.status ?? 0), look.weSent('origin'), look.weSentNo('origin')],
  cause: 'The application called request.reject with this status and reason; X-WebSocket-Reject-Reason carries the reason.',
  remedy: 'The reason is the answer: it was written by the application for this. Change what it names.',
  source: SOURCE,
}

const silentReject: Diagnosis = {
  id: 'websocket-node/rejected-without-reason',
  rows: ['027'],
  says: (look) =>
    `the application rejected the request${look.sent('origin') === null ? ', which has no Origin' : `, perhaps for its Origin`}, without a reason`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 403 && look.body === '' ? [look.isStatus(403), bare(look)] : [null]),
  also: (look) => [look.weSent('origin'), look.weSentNo('origin')],
  cause:
    'A 403 with Connection: close and nothing else is what request.reject() of WebSocket-Node writes where the application gives no reason. Its documentation shows it for an origin that is not allowed.',
  remedy: 'Try the Origin of the site of the application; the matrix of origins and credentials tells whether that or a cookie is missing.',
  source: SOURCE,
}

const acceptFailed: Diagnosis = {
  id: 'websocket-node/accept-failed',
  rows: ['027'],
  says: (look) =>
    `request.accept failed in the application${look.sent('sec-websocket-protocol') === null ? ', probably as it names a subprotocol and none was offered' : ', probably as it names a subprotocol that was not offered'}`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 500 && look.body === '' ? [look.isStatus(500), bare(look)] : [null]),
  also: (look) => [look.weSent('sec-websocket-protocol'), look.weSentNo('sec-websocket-protocol')],
  cause:
    'request.accept(protocol) of WebSocket-Node answers 500 and throws where the client did not offer that subprotocol, or where a cookie or an origin given to it cannot be written.',
  remedy: 'Offer the subprotocol the application accepts, or let it accept without naming one. The log of the server holds the exception.',
  source: SOURCE,
}

const tooBig: Diagnosis = {
  id: 'websocket-node/too-big',
  rows: ['027', 'D-1009'],
  says: (look) => `our message is too big: "${look.artifacts.close?.received?.reason ?? ''}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    look.oneOf(look.closedWith(1009, /^Frame size of \d+ bytes exceeds/), look.closedWith(1009, /^Maximum message size exceeded/)),
  ],
  cause:
    'WebSocket-Node takes frames of 64 KiB and messages of 1 MiB unless maxReceivedFrameSize and maxReceivedMessageSize say otherwise.',
  remedy: 'Send smaller frames and messages, or raise both options of the server.',
  source: SOURCE,
}

const keepalive: Diagnosis = {
  id: 'websocket-node/keepalive',
  rows: ['027'],
  says: 'its keepalive: a ping of the server was not answered in time, so it dropped the connection',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => {
    const echoed = echoesOrigin(look)
    if (!echoed) return [null]
    const ping = look.session?.newestPing.received ?? null
    const pong = look.session?.newestPong.sent ?? null
    const unanswered = ping !== null && (pong === null || pong < ping)
    return [echoed, look.endedWithoutClose(), look.later(look.seen('The last ping of the server was not answered', unanswered))]
  },
  cause:
    'WebSocket-Node pings after 20 s without data and drops the connection without a Close frame 10 s later (keepaliveInterval, keepaliveGracePeriod).',
  remedy: 'Answer pings: turn the automatic pong on. Where they are answered, look what delays them.',
  source: 'measured on websocket 1.0.35 with 300 and 200 ms: FIN after 505 ms, no Close frame',
}

/** WebSocket-Node, the package `websocket`. */
export const websocketNode: Pack = {
  id: 'websocket-node',
  title: 'WebSocket-Node (package websocket)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.has(REASON),
      echoesOrigin,
      (look) =>
        look.seen(
          `The reason of the Close frame is "${look.artifacts.close?.received?.reason}"`,
          CLOSE_WORDS.test(look.artifacts.close?.received?.reason ?? ''),
        ),
    ],
    broad: [(look) => (look.status === 403 || look.status === 500 ? look.broad(bare(look)) : null)],
  },
  diagnoses: [missingField, version, noHandler, rejected, silentReject, acceptFailed, tooBig, keepalive],
}
