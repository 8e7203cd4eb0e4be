import { askedForUpgrade, changeLine } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SIGNATURE = /<i>uWebSockets\/\d{1,3} Server<\/i>/
const SOURCE = 'uNetworking/uWebSockets src/HttpContext.h; measured on its newest sources, built with uSockets'
const signed = (look: Look) => (look.status !== null && look.status >= 400 ? look.bodyHas(SIGNATURE) : null)
const known = (look: Look) => look.has('uwebsockets')
const DEFAULT_PAYLOAD = 16_384

const noRoute: Diagnosis = {
  id: 'uwebsockets/no-route',
  rows: ['038', '039'],
  says: (look) =>
    askedForUpgrade(look)
      ? `no route takes ${look.path.split('?')[0]} as a WebSocket, or the key is not 24 characters long`
      : 'the request does not ask for the upgrade, and no other route takes this path',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 404 ? [signed(look), look.hasReason('File Not Found')] : [null]),
  also: (look) => [known(look), look.pathIs(/./)],
  cause:
    'uWebSockets answers 404 File Not Found where no route of method and path matches. A route made with ws() matches only a GET with Upgrade and a Sec-WebSocket-Key of 24 characters; without them the next route is asked. Older releases close the connection without an answer.',
  remedy: 'Compare the path with the pattern given to ws(). Add any("/*", …) to answer other requests, health checks for instance.',
  change: (look) => (look.sent('sec-websocket-key')?.length === 24 ? null : changeLine('A fresh key', 'Sec-WebSocket-Key', '{{auto}}')),
  source: SOURCE,
}

const badRequest: Diagnosis = {
  id: 'uwebsockets/bad-request',
  rows: ['038'],
  says: (look) =>
    look.request?.start.version === 'HTTP/1.0'
      ? 'the request came as HTTP/1.0, which it does not take'
      : `the request could not be read (${look.status})`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 400 || look.status === 431 || look.status === 505 ? [signed(look)] : [null]),
  also: (look) => [look.isStatus(400, 431, 505)],
  cause:
    'uWebSockets refuses HTTP/1.0, a request without Host, a malformed line, and a head longer than its limit, with a line of HTML that names it. Releases differ in the status: 400, 431 or 505.',
  remedy:
    'Let the proxy speak HTTP/1.1 to it (nginx: proxy_http_version 1.1), send one Host, and keep the head short: mostly a cookie is too long.',
  source: SOURCE,
}

const tooBig: Diagnosis = {
  id: 'uwebsockets/message-too-big',
  rows: ['040'],
  says: (look) => `it dropped the connection, probably as our message of ${look.session?.largestSent} octets is above maxPayloadLength`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    known(look),
    look.endedWithoutClose(),
    look.later(
      look.seen(`Our largest message has ${look.session?.largestSent ?? 0} octets`, (look.session?.largestSent ?? 0) > DEFAULT_PAYLOAD),
    ),
  ],
  cause:
    'uWebSockets takes messages of 16384 octets unless maxPayloadLength says otherwise, and ends the connection without a Close frame on a longer one: clients see 1006.',
  remedy: 'Send smaller messages, or raise maxPayloadLength of the route.',
  source: SOURCE,
}

const violation: Diagnosis = {
  id: 'uwebsockets/violation',
  rows: ['040'],
  says: 'it dropped the connection right after our frame, as it does for one that is against the protocol',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const { session } = look
    const since = session?.endedAt && session.newest.sent !== null ? session.endedAt - session.newest.sent : null
    const small = (session?.largestSent ?? 0) <= DEFAULT_PAYLOAD
    return [
      known(look),
      look.endedWithoutClose(),
      look.later(look.seen('It ended right after a frame of ours', small && since !== null && since <= 1000)),
    ]
  },
  cause:
    'Invalid UTF-8, a reserved bit, a wrong length or opcode, and a message above maxPayloadLength of the application end a uWebSockets connection without a Close frame.',
  remedy:
    'Look at the last frame sent. Where it is right, the limit maxPayloadLength of the application is lower than 16384 octets, or the application itself called close() or end().',
  source: SOURCE,
}

const idle: Diagnosis = {
  id: 'uwebsockets/idle',
  rows: ['041', 'C4-120-uWebSockets'],
  says: 'its idleTimeout ran out: nothing came from us for that long, pongs included',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const ping = look.session?.newestPing.received ?? null
    const sent = look.session?.newest.sent ?? null
    return [
      known(look),
      look.endedWithoutClose(),
      look.later(look.seen('Its last ping was not answered', ping !== null && (sent === null || sent < ping))),
    ]
  },
  also: (look) => [look.idleFor(120, 10)],
  cause:
    'uWebSockets ends a connection on which nothing is received for idleTimeout, 120 s unless it is set, without a Close frame. It pings before that by itself (sendPingsAutomatically).',
  remedy: 'Answer pings: turn the automatic pong on.',
  source: 'measured with idleTimeout 8: ping, then FIN after 6.5 s without a Close frame',
}

/** uWebSockets, as C++ or as uWebSockets.js. */
export const uwebsockets: Pack = {
  id: 'uwebsockets',
  title: 'uWebSockets',
  role: 'origin',
  signals: { strong: [known, signed], broad: [] },
  diagnoses: [noRoute, badRequest, tooBig, violation, idle],
}
