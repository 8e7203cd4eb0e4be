import { ASK_FOR_UPGRADE, askedForUpgrade, changePath } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'dotnet/aspnetcore src/SignalR and HttpConnectionDispatcher.cs'
const END = '\x1e'
// The record separator, a control character, ends each message.
const HANDSHAKE_OK = /^\{\}\p{Cc}/u
const HANDSHAKE_ERROR = /^\{"error":"([^"]{1,300})"\}\p{Cc}/u
const CLOSE = /(?:^|\p{Cc})\{"type":7(?:,"error":"([^"]{0,300})")?(?:,"allowReconnect":(true|false))?[^}]{0,60}\}\p{Cc}/u
const OURS = /^\{(?=[^}]{0,80}"protocol":)/

const texts = (look: Look) =>
  [...(look.session?.first.received ?? []), ...(look.session?.lastReceived ? [look.session.lastReceived] : [])].map(({ text }) => text)
const found = (look: Look, pattern: RegExp) =>
  texts(look)
    .map((text) => pattern.exec(text))
    .find((match) => match !== null) ?? null
const body = (look: Look, status: number, text: string) => (look.status === status ? look.bodyIs(text) : null)
/** The hub without the id of a negotiation. */
const withoutId = (look: Look) => changePath(look, 'Without an id, which skips the negotiation', look.path.split('?')[0] ?? '/')

const unknownId: Diagnosis = {
  id: 'signalr/unknown-id',
  rows: ['092'],
  says: 'the connection id in the query is not known to the server that answered',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => [body(look, 404, 'No Connection with that ID')],
  also: (look) => [look.pathIs(/[?&]id=/)],
  cause:
    'SignalR negotiates first and opens the WebSocket with the id it got. Behind a load balancer without sticky sessions the second request reaches another server; ids also end after some seconds.',
  remedy:
    'Make the load balancer sticky, use a backplane service, or skip the negotiation on clients (skipNegotiation with WebSockets only).',
  change: withoutId,
  source: SOURCE,
}

const plainHub: Diagnosis = {
  id: 'signalr/id-required',
  rows: ['093'],
  says: (look) =>
    askedForUpgrade(look)
      ? 'the hub was asked by plain HTTP: the upgrade got lost on the way'
      : 'the request to the hub is no upgrade and has no connection id',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => [body(look, 400, 'Connection ID required')],
  cause: 'Without an upgrade SignalR takes the request for long-polling or server-sent events, which need an id.',
  remedy: 'Send the upgrade, and let the proxy pass it on: behind nginx and Apache this text is the usual sign that it does not.',
  change: (look) => (askedForUpgrade(look) ? null : ASK_FOR_UPGRADE),
  source: SOURCE,
}

const transportOff: Diagnosis = {
  id: 'signalr/transport-disabled',
  rows: ['093'],
  says: 'the WebSocket transport is turned off for this hub',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === 404 ? [look.bodyHas(/^WebSockets transport not supported by this end ?point type/)] : [null]),
  cause: 'The option Transports of MapHub leaves WebSockets out.',
  remedy: 'Add HttpTransportType.WebSockets to Transports of the hub.',
  source: SOURCE,
}

const changedTransport: Diagnosis = {
  id: 'signalr/transport-changed',
  rows: ['093'],
  says: 'the id belongs to a connection that runs over another transport',
  confidence: 'certain',
  basis: 'source',
  layer: 'client',
  when: (look) => [body(look, 400, 'Cannot change transports mid-connection')],
  cause: 'A connection keeps the transport it began with.',
  remedy: 'Negotiate anew, and open the WebSocket first with the new id.',
  change: withoutId,
  source: SOURCE,
}

const inUse: Diagnosis = {
  id: 'signalr/id-in-use',
  rows: ['093'],
  says: 'possibly the connection id is in use already',
  confidence: 'possible',
  basis: 'source',
  layer: 'client',
  when: (look) => (look.status === 409 ? [look.isStatus(409), look.pathIs(/[?&]id=/)] : [null]),
  cause: 'SignalR answers 409 where a connection with that id is open.',
  remedy: 'Negotiate anew for each connection.',
  change: withoutId,
  source: SOURCE,
}

const handshakeRefused: Diagnosis = {
  id: 'signalr/handshake-refused',
  rows: ['094'],
  says: (look) => `the handshake of the hub protocol was refused: "${found(look, HANDSHAKE_ERROR)?.[1] ?? ''}"`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'client',
  when: (look) => [look.anyMessage(HANDSHAKE_ERROR)],
  cause:
    'The first message of the client names the hub protocol, and the answer {} or an error ends the handshake. The error says what the server does not take.',
  remedy: 'Send {"protocol":"json","version":1} with the octet 0x1E behind it; for MessagePack the server needs AddMessagePackProtocol.',
  source: SOURCE,
}

const noHandshake: Diagnosis = {
  id: 'signalr/handshake-missing',
  rows: ['094'],
  says: (look) =>
    look.session?.lastSent
      ? 'possibly the record separator 0x1E is missing behind our handshake message'
      : 'possibly the handshake of the hub protocol was not sent in time',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'client',
  when: (look) => {
    const said = look.session?.lastSent?.text ?? null
    const unended = said === null || (OURS.test(said) && !said.endsWith(END))
    const ended = look.artifacts.ended != null && look.artifacts.ended.by !== 'us'
    return look.opened && ended && texts(look).length === 0
      ? [look.pathIs(/(hub|signalr|_blazor)/i), look.broad(look.seen('No message came, and no complete handshake was sent', unended))]
      : [null]
  },
  cause: 'A SignalR server waits for {"protocol":"json","version":1} and 0x1E, 15 s by default, and closes without them.',
  remedy: 'Send that message right after the 101, with the octet 0x1E at its end.',
  source: SOURCE,
}

const closed: Diagnosis = {
  id: 'signalr/closed',
  rows: ['D-SignalR'],
  says: (look) => {
    const error = found(look, CLOSE)?.[1]
    return error === undefined
      ? 'the server closed the hub connection (message type 7)'
      : `the server closed the hub connection: "${error}"`
  },
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.later(look.seen('A message received is the Close message of SignalR', found(look, CLOSE) !== null))],
  cause:
    'Message type 7 is how SignalR closes inside the WebSocket. Its error is set where the hub or the connection failed; details are hidden unless EnableDetailedErrors is on.',
  remedy:
    'Look into the log of the server, or turn EnableDetailedErrors on while testing. allowReconnect says whether clients should try again.',
  source: SOURCE,
}

/** SignalR of ASP.NET Core. */
export const signalr: Pack = {
  id: 'signalr',
  title: 'SignalR (ASP.NET Core)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.message(0, HANDSHAKE_OK),
      (look) => look.message(0, HANDSHAKE_ERROR),
      (look) =>
        look.oneOf(
          body(look, 404, 'No Connection with that ID'),
          body(look, 400, 'Connection ID required'),
          body(look, 400, 'Cannot change transports mid-connection'),
        ),
    ],
    broad: [],
  },
  diagnoses: [unknownId, plainHub, transportOff, changedTransport, inUse, handshakeRefused, noHandshake, closed],
}
