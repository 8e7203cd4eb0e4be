import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields, withoutSubprotocols } from '../to-try'

const measured = {
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  source: 'measured on libwebsockets 4.1.6; warmcat/libwebsockets lib/roles/ws/server-ws.c (1e96753)',
} as const

/** Its own error page links a style sheet named error.css. */
const page = (look: Look) => look.bodyHas(/<link rel="stylesheet" type="text\/css" href="\/error\.css"\/><\/head><body><h1>\d{3}<\/h1>/)
const own101 = (look: Look) =>
  look.status === 101 && look.header('upgrade') === 'WebSocket'
    ? look.fieldsAre(['Upgrade', 'Connection', 'Sec-WebSocket-Accept'], ['Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions'])
    : null

/** Rule 047. */
const otherUpgrade: Diagnosis = {
  ...measured,
  id: 'libwebsockets/other-upgrade',
  rows: ['047'],
  says: (look) => `Upgrade names something else than websocket: ${look.sent('upgrade') ?? 'it did not arrive so'}`,
  when: (look) => (look.status === 403 ? [page(look)] : [null]),
  cause: 'libwebsockets takes an upgrade to websocket or h2c, and refuses every other with its error page.',
  remedy: 'Send Upgrade: websocket.',
  change: standardFields,
}

const notFound: Diagnosis = {
  ...measured,
  id: 'libwebsockets/not-found',
  rows: ['047'],
  basis: 'source',
  confidence: 'likely',
  says: 'the request is a plain one for the server, which serves no file at this path',
  when: (look) => (look.status === 404 ? [page(look)] : [null]),
  cause: 'Upgrades are told by their subprotocol, whatever the path is, and plain requests by the mounts of the virtual host.',
  remedy: 'Send Connection: Upgrade and Upgrade: websocket; behind a proxy, let it pass both on.',
  change: standardFields,
}

const dropped: Diagnosis = {
  ...measured,
  id: 'libwebsockets/subprotocol-unknown',
  rows: ['047', '008'],
  confidence: 'possible',
  says: (look) =>
    `possibly libwebsockets, which ends the connection in silence where it has no subprotocol of that name (${look.sent('sec-websocket-protocol') ?? ''})`,
  when: (look) => [look.silentEnd(), look.weSent('sec-websocket-protocol')],
  cause:
    'libwebsockets picks its handler by the subprotocol. Where none of those offered is one of its own it writes "No supported protocol" into its log and nothing on the wire.',
  remedy: 'Offer a name of the server’s list of protocols, letter case included; without any, the first of its list answers.',
  change: withoutSubprotocols,
}

const droppedField: Diagnosis = {
  ...measured,
  id: 'libwebsockets/handshake-dropped',
  rows: ['047', '008'],
  confidence: 'possible',
  says: (look) => `possibly libwebsockets, which ends a handshake in silence when ${lackOf(look)}`,
  when: (look) => [
    look.silentEnd(),
    look.weSent('upgrade', /websocket/i),
    look.oneOf(
      look.weSentNo('sec-websocket-key'),
      look.broad(look.seen('Of what we sent, Connection does not name upgrade', lackOf(look) === 'Connection does not name upgrade')),
    ),
  ],
  cause:
    'A request with Upgrade: websocket and without a key, or with a Connection that does not name upgrade, is dropped without one octet. A missing or another version is accepted.',
  remedy: 'Send the standard opening handshake.',
  change: standardFields,
}

const utf8: Diagnosis = {
  ...measured,
  id: 'libwebsockets/bad-utf8',
  rows: ['D-1007'],
  says: 'text we sent is no UTF-8',
  layer: 'client',
  when: (look) => [look.closedWith(1007, 'bad utf8')],
  cause: 'The reason of the Close frame is in the words of libwebsockets.',
  remedy: 'Send text in UTF-8, other octets in binary messages.',
}

export const libwebsockets: Pack = {
  id: 'libwebsockets',
  title: 'libwebsockets (C)',
  role: 'origin',
  signals: {
    strong: [
      (look) => (look.status !== null && look.status >= 400 ? page(look) : null),
      own101,
      (look) => look.closedWith(1007, 'bad utf8'),
    ],
    broad: [(look) => look.has('server', /^(lwsws|libwebsockets)/)],
  },
  diagnoses: [otherUpgrade, notFound, dropped, droppedField, utf8],
}
