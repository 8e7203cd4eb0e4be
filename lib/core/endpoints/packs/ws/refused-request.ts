import { ASK_FOR_UPGRADE, askedForUpgrade } from '../../asked'
import type { Look, Seen } from '../../look'
import type { Diagnosis } from '../../pack'
import { lackOf, standardFields } from '../../to-try'
import { bodyIsReason, writtenByOldWs, writtenByWs } from './shape'

const SOURCE = 'websockets/ws lib/websocket-server.js; measured on ws 8.23.0'

/** What ws answers on a port of its own to anything but an upgrade. */
export function ownPortAnswer(look: Look): Seen | null {
  return look.bodyIs('Upgrade Required') && look.header('content-length') === '16'
    ? look.fieldsAre(['Content-Length', 'Content-Type'], ['Date', 'Connection', 'Keep-Alive'])
    : null
}

/** What ws refuses in the request; it takes version 8 and any version of HTTP. */
function faultFor(look: Look): string | null {
  const lack = lackOf(look)
  return lack?.startsWith('the version of HTTP') || look.sent('sec-websocket-version')?.trim() === '8' ? null : lack
}

/** Rule 022. */
export const notAnUpgrade: Diagnosis = {
  id: 'ws/not-an-upgrade',
  rows: ['022'],
  says: (look) =>
    askedForUpgrade(look)
      ? 'plain HTTP arrived there, though the upgrade was asked for: something on the way removed it'
      : 'the request does not ask for the upgrade, and this port serves nothing else',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 426 ? [ownPortAnswer(look)] : [null]),
  cause:
    'A WebSocketServer with a port of its own answers every request that is no upgrade with 426 and the text Upgrade Required. It leaves out the Upgrade field that RFC 9110 §15.5.22 asks for.',
  remedy:
    'Send Connection: Upgrade and Upgrade: websocket. Where they were sent, let the proxy pass them on. Give health checks a page of an HTTP server beside it.',
  change: (look) => (askedForUpgrade(look) ? null : ASK_FOR_UPGRADE),
  source: SOURCE,
}

/** Rule 024. */
export const wrongPath: Diagnosis = {
  id: 'ws/wrong-path',
  rows: ['024'],
  says: (look) => `no WebSocketServer is configured for the path ${pathOf(look)}`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) =>
    look.status === 400 && faultFor(look) === null && !/^vite-/.test(look.sent('sec-websocket-protocol') ?? '')
      ? [look.bodyIs('Bad Request'), writtenByWs(look)]
      : [null],
  also: (look) => [look.pathIs(/./), look.weSent('origin')],
  cause:
    'ws 8 names the field it refuses in the body. Bad Request alone is what it answers where its option path is not the path of the request, where shouldHandle was replaced and says no, or where the application refuses with 400.',
  remedy:
    'Compare the path, without the query, with the option path of the WebSocketServer: they have to be equal, a slash at the end included. Where they are equal, try another Origin or none: what replaced shouldHandle may look at it.',
  source: SOURCE,
}

/** Rule 024 for older releases, of which a bare 400 tells less. */
export const olderBadRequest: Diagnosis = {
  id: 'ws/older-bad-request',
  rows: ['023', '024'],
  says: (look) => {
    const lack = faultFor(look)
    return lack === null
      ? `an old ws (before 8) refuses without saying which: the path ${pathOf(look)}, Sec-WebSocket-Key, Sec-WebSocket-Version, Upgrade or the extensions`
      : `an old ws (before 8) refuses without saying why, and of what we sent, ${lack}`
  },
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) =>
    look.status === 400
      ? [look.bodyIs('Bad Request'), writtenByOldWs(look) ?? (faultFor(look) === null ? null : writtenByWs(look))]
      : [null],
  also: (look) => [look.weSent('sec-websocket-version'), look.weSent('sec-websocket-key')],
  cause: 'ws before version 8 answers Bad Request to every handshake it does not take, and to a path other than its option path.',
  remedy: 'Send version 13 and a key of 24 characters, then compare the path with the option path of the server. ws 8 names the field.',
  change: standardFields,
  source: 'measured on ws 6 (y-websocket 1.5) and ws 7.5 (Socket.IO 2.5)',
}

/** Rule 025. */
export const verifyClient: Diagnosis = {
  id: 'ws/refused-by-application',
  rows: ['025'],
  says: (look) => {
    const said = look.body.trim() === look.response?.start.reason ? '' : `, saying "${look.body.trim().slice(0, 80)}"`
    return `the application refused the client in verifyClient with ${look.status}${said}`
  },
  confidence: 'likely',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => {
    const { status, body } = look
    const refused = status !== null && status > 400 && status < 500 && status !== 405 && status !== 426
    return refused && body !== '' ? [look.isStatus(status), writtenByWs(look)] : [null]
  },
  also: (look) => [bodyIsReason(look), look.has('www-authenticate'), look.weSent('origin'), look.weSentNo('authorization')],
  cause:
    'ws writes this answer for the callback verifyClient: false alone gives 401, a code and a text of the application stand in the answer as they are. What it looks at is up to the application: mostly Origin, a cookie, a token in the query or in Authorization.',
  remedy: (look) =>
    look.sent('origin') === null
      ? 'Send the credentials the application wants, and the Origin of its own site. The matrix of origins and credentials tells which of both it is.'
      : 'Send the credentials the application wants, and try the Origin of its own site, or none. The matrix of origins and credentials tells which of both it is.',
  source: SOURCE,
}

/** Rule 026. */
export const closing: Diagnosis = {
  id: 'ws/closing',
  rows: ['026'],
  says: 'the WebSocketServer is closing and takes no new connection',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 503 ? [look.bodyIs('Service Unavailable'), writtenByWs(look)] : [null]),
  cause: 'After close() of the WebSocketServer the HTTP server still hands upgrades to it: a deploy or a shutdown is going on.',
  remedy: 'Connect again in a moment. If it lasts, the process did not end: look at it.',
  source: SOURCE,
}

/** The refusal the documentation of ws shows for applications that look at the request before the upgrade. */
export const bareRefusal: Diagnosis = {
  id: 'ws/refused-before-upgrade',
  rows: ['025'],
  says: 'the application wrote a bare 401 into the socket before the upgrade',
  confidence: 'likely',
  basis: 'documented',
  layer: 'authentication',
  when: (look) => {
    // A bare 403 is what x/net/websocket of Go writes, too.
    const bare = look.status === 401 && look.body === '' && look.request?.start.method === 'GET' && askedForUpgrade(look)
    return bare ? [look.isStatus(401), look.hasReason('Unauthorized'), look.fieldsAre([])] : [null]
  },
  cause:
    'An answer of nothing but a status line is written by hand: it is how Node applications refuse in the upgrade event of their HTTP server, as the documentation of ws shows it.',
  remedy: 'Send the credentials the application looks for: a cookie, a token in the query, or Authorization; and the Origin of its site.',
  source: 'websockets/ws README.md, client authentication',
}

function pathOf(look: Look): string {
  return look.path.split('?')[0] ?? ''
}
