import { changePath } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'sockjs/sockjs-node lib; measured on sockjs 0.3.24'
const CLOSE_FRAME = /^c\[(\d{1,5}),"([^"]{0,200})"\]$/
const OPEN_FRAME = /^o$/
const GREETING = 'Welcome to SockJS!'

const path = (look: Look) => look.path.split('?')[0] ?? '/'
/** The raw endpoint below a base path. */
const raw = (look: Look) => changePath(look, 'The raw WebSocket of this base', `${path(look).replace(/\/$/, '')}/websocket`)
const opened = (look: Look) => look.message(0, OPEN_FRAME)
const closing = (look: Look) => CLOSE_FRAME.exec(look.session?.lastReceived?.text ?? '')

const baseUrl: Diagnosis = {
  id: 'sockjs/base-url',
  rows: ['035'],
  says: 'this is the base of a SockJS endpoint, which only greets: a WebSocket is opened below it',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 200 ? [look.bodyIs(GREETING)] : [null]),
  cause:
    'SockJS serves its transports below the base path: /websocket is a plain WebSocket, /<3 digits>/<session>/websocket one with SockJS frames.',
  remedy: 'Append /websocket to the path for raw messages, or /000/abc/websocket for SockJS frames.',
  change: raw,
  source: SOURCE,
}

const notWebSocket: Diagnosis = {
  id: 'sockjs/not-an-upgrade',
  rows: ['036'],
  says: 'the request reached the WebSocket transport of SockJS without the upgrade',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) =>
    look.status === 400
      ? [
          look.oneOf(
            look.bodyIs('Not a valid websocket request'),
            look.header('content-type') === null ? look.bodyIs('"Connection" must be "Upgrade".') : null,
          ),
        ]
      : [null],
  cause:
    'Connection with the token upgrade or Upgrade: websocket did not arrive; mostly a proxy in front does not pass them on. SockJS clients then fall back to polling, and it goes unnoticed.',
  remedy: 'Let the proxy pass Upgrade and Connection on for this path.',
  source: SOURCE,
}

const version: Diagnosis = {
  id: 'sockjs/version',
  rows: ['036'],
  says: (look) =>
    `the raw endpoint of SockJS speaks version 13 only, and the request asked for ${look.sent('sec-websocket-version') ?? 'none'}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 400 ? [look.bodyIs('Only supported WebSocket protocol is RFC 6455.')] : [null]),
  cause: 'The raw WebSocket of SockJS looks at Sec-WebSocket-Version itself.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  source: SOURCE,
}

const noTransport: Diagnosis = {
  id: 'sockjs/no-transport',
  rows: ['035'],
  says: (look) =>
    look.header('cache-control') === null
      ? 'no transport of SockJS is at that path below its base'
      : 'the WebSocket transport is turned off at this server',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) =>
    look.status === 404 ? [look.bodyIs('404 Error: Page not found'), look.has('content-type', 'text/plain; charset=UTF-8')] : [null],
  also: (look) => [look.has('cache-control'), look.pathIs(/./)],
  cause:
    'SockJS answers so below its base path for what it does not serve, and for the WebSocket paths, with a cache lifetime, where its option websocket is false.',
  remedy: 'Append /websocket or /000/abc/websocket to the base. /info below the base says in JSON whether websocket is true.',
  source: SOURCE,
}

const framing: Diagnosis = {
  id: 'sockjs/session-framing',
  rows: ['037'],
  informs: true,
  says: 'messages are framed by SockJS: o opens, h is a heartbeat, a[…] carries messages, c[…] closes',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [opened(look), look.pathIs(/\/[^/.]{1,64}\/[^/.]{1,64}\/websocket(\?|$)/)],
  cause: 'The path names a server and a session, so the endpoint speaks the SockJS session protocol inside the WebSocket.',
  remedy:
    'Send JSON arrays of strings, ["hello"]; or leave server and session out of the path and use /websocket below the base for raw messages.',
  change: (look) => changePath(look, 'The raw WebSocket instead', path(look).replace(/\/[^/]{1,64}\/[^/]{1,64}\/websocket$/, '/websocket')),
  source: SOURCE,
}

const brokenFraming: Diagnosis = {
  id: 'sockjs/broken-framing',
  rows: ['037', 'D-3000'],
  says: 'our message was no JSON array of strings, as SockJS wants it',
  confidence: 'certain',
  basis: 'measured',
  layer: 'client',
  when: (look) => [look.closedWith(3000, 'Broken framing.')],
  cause:
    'On a session path of SockJS each message of the client is a JSON array of strings, or a JSON string. What cannot be parsed ends the session with 3000.',
  remedy: 'Send ["hello"], or use the raw endpoint /websocket below the base.',
  source: SOURCE,
}

const heartbeat: Diagnosis = {
  id: 'sockjs/heartbeat',
  rows: ['037', 'D-3000'],
  says: 'the ping of SockJS was not answered within 10 s',
  confidence: 'certain',
  basis: 'source',
  layer: 'client',
  when: (look) => [
    look.oneOf(look.closedWith(3000, /^No response from heartbeat/), look.anyMessage(/^c\[3000,"No response from heartbeat"\]/)),
  ],
  cause: 'SockJS pings after heartbeat_delay (25 s) and ends the session with 3000 where no pong comes within 10 s.',
  remedy: 'Answer pings: turn the automatic pong on.',
  source: SOURCE,
}

const closed: Diagnosis = {
  id: 'sockjs/closed',
  rows: ['037', 'D-2010'],
  says: (look) => {
    const [, code, reason] = closing(look) ?? []
    return code === '2010'
      ? 'another connection of the same session is still open'
      : `the application closed the SockJS session with ${code} and reason "${reason}"`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.later(look.seen('A message received is a close frame of SockJS', closing(look) !== null))],
  also: (look) => [opened(look), look.closedWith(1000)],
  cause:
    'The frame c[code,"reason"] carries the code of the application; the WebSocket itself is closed with 1000 behind it, so only that frame tells why.',
  remedy: (look) =>
    closing(look)?.[1] === '2010'
      ? 'Use a new session id in the path for each connection.'
      : 'Read code and reason as the application means them: c[3000,"Go away!"] is an ordinary close.',
  source: SOURCE,
}

/** SockJS, whose WebSocket is that of faye-websocket. */
export const sockjs: Pack = {
  id: 'sockjs',
  title: 'SockJS',
  role: 'origin',
  signals: {
    strong: [
      (look) =>
        look.oneOf(
          look.bodyIs(GREETING),
          look.bodyIs('Not a valid websocket request'),
          look.bodyIs('Only supported WebSocket protocol is RFC 6455.'),
        ),
      opened,
      (look) => (look.status === 200 ? look.bodyHas(/^\{"websocket":(true|false),"origins":\["\*:\*"\],"cookie_needed":/) : null),
      (look) => look.closedWith(3000, 'Broken framing.'),
    ],
    broad: [(look) => (look.status === 404 ? look.broad(look.bodyIs('404 Error: Page not found')) : null)],
  },
  diagnoses: [baseUrl, notWebSocket, version, noTransport, brokenFraming, heartbeat, closed, framing],
}
