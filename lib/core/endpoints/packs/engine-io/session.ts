import { changePath } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { openPacket, openValue, pollingOpen, query } from './marks'

const SOURCE = 'socketio/socket.io, Engine.IO protocol 4 and Socket.IO protocol 5; measured on socket.io 4.8.4'
const CONNECT_ERROR = /^44(\/[^,]{0,100},)?\{"message":"/
const DISCONNECT = /^41(\/[^,]{0,100},)?$/
const JOINED = /^40/

const message = (look: Look, pattern: RegExp) =>
  look.session?.first.received.find(({ text }) => pattern.test(text))?.text ??
  (look.session?.lastReceived && pattern.test(look.session.lastReceived.text) ? look.session.lastReceived.text : '')
const namespaceOf = (text: string) => /^\d{2}(\/[^,]{0,100})/.exec(text)?.[1] ?? '/'
const reasonOf = (text: string) => /"message":"([^"]{0,120})/.exec(text)?.[1] ?? ''
const ended = (look: Look) => look.artifacts.close?.received != null || (look.artifacts.ended != null && look.artifacts.ended.by !== 'us')

/** Rule 033. */
export const notJoined: Diagnosis = {
  id: 'engine-io/not-joined',
  rows: ['033'],
  says: (look) =>
    ended(look)
      ? 'no namespace was joined: the client has to send 40, and the server closed'
      : 'Engine.IO is open and no namespace was joined yet: send 40, or the server closes after 45 s',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => {
    if (!openPacket(look)) return [null]
    const joined = look.weSaid(JOINED) ?? look.anyMessage(/^4[0-4]/)
    const spoke = look.session?.lastSent ?? null
    return [openPacket(look), look.later(look.seen('We did not send 40', !joined && (spoke === null || /^[36]$/.test(spoke.text))))]
  },
  also: (look) => [look.closedWithoutCode(), look.pathIs(/socket\.io/)],
  cause:
    'The first message is the open packet of Engine.IO 4. Socket.IO on it waits for the packet 40 that joins the main namespace, and closes without a code after connectTimeout, 45 s unless set.',
  remedy:
    'Send the text 40 after the open packet (40/name, for another namespace), with credentials behind it where the server asks for them: 40{"token":"…"}. Bare Engine.IO needs no 40.',
  change: () => ({
    title: 'Send 40 when it opens',
    sideEffect: 'The main namespace of Socket.IO is joined, as any client does.',
    edits: [{ draft: { session: { sendOnOpen: [{ opcode: 'text', text: '40' }] } } }],
  }),
  source: SOURCE,
}

/** Rule 034. */
export const pongMissing: Diagnosis = {
  id: 'engine-io/pong-missing',
  rows: ['034', 'C4-25+20-engine.io'],
  says: (look) =>
    `the ping of the server, the text 2, was not answered with 3 within ${openValue(look, 'pingTimeout') ?? 20_000} ms, so it closed`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => {
    if (!openPacket(look)) return [null]
    const { session } = look
    const pinged = session?.lastReceived?.text === '2' ? session.lastReceived.at : null
    const silent = pinged !== null && (session?.lastSent == null || session.lastSent.at < pinged)
    return [
      openPacket(look),
      look.later(look.seen('The last message is the ping 2, and nothing was sent after it', silent)),
      ended(look) ? look.oneOf(look.closedWithoutCode(), look.endedWithoutClose()) : null,
    ]
  },
  cause:
    'From version 4 on the server pings with the text 2 every pingInterval and waits pingTimeout for the text 3; WebSocket pongs do not count. It then closes without a code.',
  remedy:
    'Answer each text 2 with the text 3, or use a client of Engine.IO 4. A client of version 3 waits for the server to answer instead.',
  source: SOURCE,
}

/** A namespace that does not exist, or a middleware that refuses. */
export const connectError: Diagnosis = {
  id: 'engine-io/connect-error',
  rows: ['033'],
  says: (look) => {
    const text = message(look, CONNECT_ERROR)
    return reasonOf(text) === 'Invalid namespace'
      ? `there is no namespace ${namespaceOf(text)}`
      : `the namespace ${namespaceOf(text)} refused the client: "${reasonOf(text)}"`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => [openPacket(look), look.anyMessage(CONNECT_ERROR)],
  cause: (look) =>
    reasonOf(message(look, CONNECT_ERROR)) === 'Invalid namespace'
      ? 'The server defines a namespace by io.of(name), and none of that name is defined. A namespace is no path: it travels in the packet 40/name.'
      : 'A middleware of the namespace (io.use, io.of(name).use) called next with an error: clients see it as connect_error. It mostly looks at the auth payload behind 40 or at the cookie.',
  remedy: (look) =>
    reasonOf(message(look, CONNECT_ERROR)) === 'Invalid namespace'
      ? 'Compare the name with io.of(…) at the server. A URL path after the host is read as a namespace by Socket.IO clients.'
      : 'Send the credentials with the join: 40{"token":"…"}, or the cookie of the site with the handshake.',
  source: SOURCE,
}

/** The server told the client to leave. */
export const disconnected: Diagnosis = {
  id: 'engine-io/disconnected',
  rows: ['033'],
  says: (look) => `the application disconnected the client from the namespace ${namespaceOf(message(look, DISCONNECT))}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [openPacket(look), look.anyMessage(DISCONNECT)],
  cause: 'The packet 41 is socket.disconnect() of the server; clients see "io server disconnect" and do not connect again by themselves.',
  remedy: 'Look at the application: it disconnects after a failed check in its connection handler, or on purpose.',
  source: SOURCE,
}

/** Table C.5. */
export const tooBig: Diagnosis = {
  id: 'engine-io/too-big',
  rows: ['D-1009'],
  says: (look) => `our message of ${look.session?.largestSent} octets is longer than the ${openValue(look, 'maxPayload')} the server takes`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    if (!openPacket(look)) return [null]
    const most = openValue(look, 'maxPayload')
    return [
      openPacket(look),
      look.closedWith(1009),
      look.seen(`The open packet says maxPayload ${most}`, most !== null && (look.session?.largestSent ?? 0) > most),
    ]
  },
  cause: 'The open packet names the largest payload the server takes; a longer message ends the connection with 1009.',
  remedy: 'Send smaller messages, or raise maxHttpBufferSize of the server.',
  source: SOURCE,
}

/** What is no packet of the protocol ends the connection. */
export const noPacket: Diagnosis = {
  id: 'engine-io/not-a-packet',
  rows: ['033'],
  says: 'a message of ours is no Engine.IO or Socket.IO packet, so the server closed',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => {
    if (!openPacket(look)) return [null]
    const last = look.session?.lastSent ?? null
    const own = last !== null && last.opcode === 1 && !/^([13]$|[56]|4[0-6])/.test(last.text)
    return [openPacket(look), look.closedWithoutCode(), look.later(look.seen('Our last message begins with no packet type', own))]
  },
  cause:
    'Every text on Engine.IO begins with the digit of its packet type, 4 for a message, and a message of Socket.IO with the digit of its own: 42["event",…]. Anything else ends the connection without a code.',
  remedy: 'Send 40 first, then events as 42["name",argument].',
  source: SOURCE,
}

/** An upgrade that names the other transport. */
export const pollingByUpgrade: Diagnosis = {
  id: 'engine-io/polling-by-upgrade',
  rows: ['031'],
  says: 'the query asks for transport=polling, and the connection is a WebSocket: the server closes it at once',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) =>
    look.opened && query(look, 'transport') === 'polling'
      ? [
          look.pathIs(/[?&]EIO=\d/i),
          look.closedWithoutCode(),
          look.seen('No message came before', look.session?.first.received.length === 0),
        ]
      : [null],
  cause: 'Engine.IO takes the upgrade and then finds a transport that cannot be spoken over it.',
  remedy: 'Ask for transport=websocket.',
  change: (look) => changePath(look, 'transport=websocket', `${look.path.split('?')[0] ?? '/socket.io/'}?EIO=4&transport=websocket`),
  source: SOURCE,
}

/** Long-polling answers where a WebSocket was wanted. */
export const openByPolling: Diagnosis = {
  id: 'engine-io/open-by-polling',
  rows: ['033'],
  says: (look) =>
    /"upgrades":\[\]/.test(look.body)
      ? 'Engine.IO opened a session by HTTP long-polling and offers no upgrade to WebSocket'
      : 'Engine.IO opened a session by HTTP long-polling, as the request asked for',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [pollingOpen(look)],
  cause:
    'A plain GET with transport=polling begins a session of Engine.IO; its body is the open packet. upgrades lists what the server would change to.',
  remedy: 'Ask for transport=websocket with the upgrade. Where upgrades is empty, add websocket to the option transports of the server.',
  change: (look) => changePath(look, 'transport=websocket', `${look.path.split('?')[0] ?? '/socket.io/'}?EIO=4&transport=websocket`),
  source: SOURCE,
}
