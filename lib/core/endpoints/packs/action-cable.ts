import { ASK_FOR_UPGRADE, askedForUpgrade, changeLine, OPENS, ownOrigin } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'rails/rails actioncable lib/action_cable/connection/base.rb; measured on Action Cable 6.1.7'
const WELCOME = /^\{"type":"welcome"(,"sid":"[^"]{1,64}")?\}$/
const PING = /^\{"type":"ping","message":\d{1,12}\}$/
const DISCONNECT = /^\{"type":"disconnect","reason":"?([a-z_]{1,40}|null)"?,"reconnect":(true|false)\}$/
const REJECTED = /^\{"identifier":".{1,400}","type":"reject_subscription"\}$/

const reason = (look: Look) =>
  look.session?.first.received.map(({ text }) => DISCONNECT.exec(text)?.[1]).find((found) => found !== undefined) ??
  DISCONNECT.exec(look.session?.lastReceived?.text ?? '')?.[1] ??
  ''
const disconnectedFor = (look: Look, wanted: RegExp) => (wanted.test(reason(look)) ? look.anyMessage(DISCONNECT) : null)
const welcomed = (look: Look) => look.message(0, WELCOME)

/** The page not found of Action Cable; SockJS has "404 Error: " before the words. */
const notFound = (look: Look) =>
  look.status === 404 && /^text\/plain/.test(look.header('content-type') ?? '') ? look.bodyIs('Page not found') : null

const origin: Diagnosis = {
  id: 'action-cable/not-found',
  rows: ['072'],
  says: (look) =>
    !askedForUpgrade(look)
      ? 'the request does not ask for the upgrade, and Action Cable answers that like a page that does not exist'
      : look.sent('origin') === null
        ? 'Origin is missing, and Action Cable answers that like a page that does not exist'
        : `the Origin ${look.sent('origin')} is not allowed, or the upgrade did not arrive: Action Cable answers both like a page that does not exist`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [notFound(look)],
  also: (look) => [look.weSent('origin'), look.weSentNo('origin')],
  cause:
    'Action Cable compares Origin with config.action_cable.allowed_request_origins, and with the host of the request where allow_same_origin_as_host is set. A missing or foreign Origin and a request that is no upgrade get the same 404.',
  remedy:
    'Send the Origin of the site. In Rails add it to config.action_cable.allowed_request_origins. Behind a proxy pass Host and X-Forwarded-Proto on, as the comparison needs both.',
  change: (look) => {
    if (!askedForUpgrade(look)) return ASK_FOR_UPGRADE
    const own = ownOrigin(look)
    return own === null ? null : { title: `Origin: ${own}`, sideEffect: OPENS, edits: [{ line: 'Origin', value: own }] }
  },
  source: SOURCE,
}

const unauthorized: Diagnosis = {
  id: 'action-cable/unauthorized',
  rows: ['073'],
  says: 'reject_unauthorized_connection was called: the connection is not that of a user who is signed in',
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => [disconnectedFor(look, /^unauthorized$/)],
  also: (look) => [look.weSent('cookie'), look.weSentNo('cookie')],
  cause:
    'The connect method of ApplicationCable::Connection found no user, mostly by the session cookie, refused after the 101 and told the client not to try again.',
  remedy: 'Send the session cookie of the site, or the token the connect method reads from the query.',
  source: SOURCE,
}

const disconnected: Diagnosis = {
  id: 'action-cable/disconnected',
  rows: ['073'],
  says: (look) => `Action Cable disconnected the client with reason ${reason(look)}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => [disconnectedFor(look, /^(?!unauthorized$)/)],
  cause:
    'invalid_request: the request was not allowed after all. server_restart: a deploy. remote: the application disconnected this connection by its identifiers.',
  remedy: 'After server_restart connect again. After remote look at the application. After invalid_request check Origin and the upgrade.',
  source: SOURCE,
}

const rejected: Diagnosis = {
  id: 'action-cable/subscription-rejected',
  rows: ['073'],
  says: 'the channel rejected the subscription',
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => [look.anyMessage(REJECTED)],
  cause:
    'The subscribed method of the channel called reject, mostly as the parameters in the identifier name something the user may not see.',
  remedy:
    'Compare the identifier, a JSON text inside the JSON, with what the channel expects, and the user of the session with its rights.',
  source: SOURCE,
}

const noSubprotocol: Diagnosis = {
  id: 'action-cable/subprotocol',
  rows: ['074'],
  says: (look) =>
    look.header('sec-websocket-protocol') === 'actioncable-unsupported'
      ? 'Action Cable chose actioncable-unsupported: actioncable-v1-json was not offered'
      : 'Action Cable opened without a subprotocol, as actioncable-v1-json was not offered: its own client would close',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => [
    look.oneOf(
      look.has('sec-websocket-protocol', 'actioncable-unsupported'),
      look.header('sec-websocket-protocol') === null ? welcomed(look) : null,
    ),
  ],
  cause: 'The server welcomes any client, and the JavaScript client checks that actioncable-v1-json was chosen.',
  remedy: 'Offer Sec-WebSocket-Protocol: actioncable-v1-json, actioncable-unsupported, as the client of Rails does.',
  change: () => changeLine('Offer actioncable-v1-json', 'Sec-WebSocket-Protocol', 'actioncable-v1-json, actioncable-unsupported'),
  source: SOURCE,
}

/** Action Cable of Rails; AnyCable speaks the same. */
export const actionCable: Pack = {
  id: 'action-cable',
  title: 'Action Cable (Rails)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.has('sec-websocket-protocol', /^actioncable-/),
      welcomed,
      (look) => look.anyMessage(PING),
      (look) => look.anyMessage(DISCONNECT),
      (look) => notFound(look) && look.pathIs(/\/cable(\?|$)/),
    ],
    broad: [(look) => look.broad(notFound(look))],
  },
  diagnoses: [origin, unauthorized, disconnected, rejected, noSubprotocol],
}
