import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { standardFields, version13 } from '../to-try'

const measured = { confidence: 'certain', basis: 'measured', layer: 'application', source: 'measured on aiohttp 3.14.3' } as const

const NO_UPGRADE = /^No WebSocket UPGRADE hdr: [^\n]{0,200}\n Can "Upgrade" only to "WebSocket"\./
const NO_CONNECTION = /^No CONNECTION upgrade hdr: [^\n]{0,200}$/
const VERSION = /^Unsupported version: [^\n]{0,100}$/
const KEY = /^Handshake error: (None|'[^\n]{0,200}')$/

const named = (look: Look) => look.has('server', /\baiohttp\/\d/)
/** Its 101, Server last. */
const own101 = (look: Look) =>
  look.status === 101 && named(look)
    ? look.fieldsAre(
        ['Upgrade', 'Connection', 'Sec-WebSocket-Accept', 'Server'],
        ['Date', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol'],
      )
    : null
const when400 = (look: Look, pattern: RegExp) => (look.isStatus(400) ? look.bodyHas(pattern) : null)

/** Rule 051. */
const notUpgrade: Diagnosis = {
  ...measured,
  id: 'aiohttp/not-an-upgrade',
  rows: ['051'],
  says: (look) =>
    `the request is no upgrade: ${NO_CONNECTION.test(look.body) ? 'Connection does not name upgrade' : 'Upgrade does not name websocket'}`,
  when: (look) => [look.oneOf(when400(look, NO_UPGRADE), when400(look, NO_CONNECTION))],
  also: (look) => [named(look), look.seen('We asked for the upgrade', askedForUpgrade(look))],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'The body quotes the field as it arrived, and we sent it otherwise: a proxy in between removed or replaced it.'
      : 'The body quotes the field as it arrived; None stands for no such field.',
  remedy: 'Send Connection: Upgrade and Upgrade: websocket. Behind a proxy, let it pass both on over HTTP/1.1.',
  change: standardFields,
}

const version: Diagnosis = {
  ...measured,
  id: 'aiohttp/version',
  rows: ['051'],
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not one of 13, 8 and 7`,
  when: (look) => [when400(look, VERSION)],
  cause: 'The body quotes Sec-WebSocket-Version as it arrived. RFC 6455 §4.4 asks for a 426 that lists the versions; aiohttp answers 400.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const key: Diagnosis = {
  ...measured,
  id: 'aiohttp/key',
  rows: ['051'],
  says: 'Sec-WebSocket-Key is missing, or is not 16 octets in base64',
  when: (look) => [when400(look, KEY)],
  cause: 'The body quotes the key as it arrived; None stands for no key.',
  remedy: 'Send 16 random octets in base64, new for each attempt.',
  change: standardFields,
}

const noRoute: Diagnosis = {
  ...measured,
  id: 'aiohttp/no-route',
  rows: ['051'],
  says: (look) =>
    look.status === 405
      ? `the path has no handler for ${look.request?.start.method ?? 'this method'}`
      : 'the application has no route for this path',
  when: (look) => (named(look) ? [look.oneOf(look.bodyIs('404: Not Found'), look.bodyIs('405: Method Not Allowed')), named(look)] : [null]),
  also: (look) => [look.has('allow')],
  cause: 'aiohttp looks for a route first: nothing of the handshake was looked at.',
  remedy: 'Compare the path with what the application gave to add_get, a slash at the end and the prefix of a sub-application included.',
}

const tooLarge: Diagnosis = {
  ...measured,
  id: 'aiohttp/message-too-large',
  rows: ['C5', 'D-1009'],
  confidence: 'likely',
  says: 'a message we sent is larger than max_msg_size, 4 MiB where nothing else is set',
  when: (look) => (own101(look) ? [look.closedWith(1009), own101(look)] : [null]),
  cause: 'WebSocketResponse reads messages of at most 4 MiB and closes with 1009, without a reason.',
  remedy: 'Send smaller messages, or give WebSocketResponse a larger max_msg_size (0 for none).',
}

const heartbeat: Diagnosis = {
  ...measured,
  id: 'aiohttp/heartbeat',
  rows: ['051'],
  confidence: 'likely',
  layer: 'client',
  says: 'a ping of the server got no pong in time',
  when: (look) => {
    const pinged = look.session?.newestPing.received ?? null
    const answered = pinged !== null && (look.session?.newestPong.sent ?? -1) >= pinged
    return named(look) && pinged !== null
      ? [look.endedWithoutClose(), look.seen('The last ping of the server got no pong of ours', !answered)]
      : [null]
  },
  also: (look) => [named(look)],
  cause:
    'With heartbeat set, WebSocketResponse pings after so many seconds and ends the connection when no pong comes within half of them, without a Close frame.',
  remedy: 'Answer pings, or raise heartbeat.',
}

const failed: Diagnosis = {
  ...measured,
  id: 'aiohttp/handler-failed',
  rows: ['051'],
  confidence: 'possible',
  says: 'possibly the handler of the application raised an exception',
  when: (look) => (named(look) && look.session?.newestPing.received === null ? [look.endedWithoutClose(), named(look)] : [null]),
  cause: 'When a handler ends with an exception after prepare(), aiohttp ends the connection without a Close frame.',
  remedy: 'Look into the log of the server, logger aiohttp.server: it has "Error handling request" and the traceback.',
}

export const aiohttp: Pack = {
  id: 'aiohttp',
  title: 'aiohttp (Python)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.oneOf(when400(look, NO_UPGRADE), when400(look, NO_CONNECTION), when400(look, KEY)),
      own101,
      (look) => (named(look) ? look.bodyIs('404: Not Found') : null),
    ],
    broad: [named, (look) => when400(look, VERSION)],
  },
  diagnoses: [notUpgrade, version, key, noRoute, tooLarge, heartbeat, failed],
}
