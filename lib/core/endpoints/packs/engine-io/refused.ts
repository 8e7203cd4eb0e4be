import type { Change } from '../../../changes/change'
import { ASK_FOR_UPGRADE, askedForUpgrade, changePath } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { ERRORS, query, refusedPlain, refusedUpgrade, refusedWith } from './marks'

const SOURCE = 'socketio/socket.io engine.io/lib/server.ts; measured on socket.io 4.8.4'
const OLD = /^HTTP\/1\.1 400 [^\r\n]{0,40}\r\n(?:[^\r\n]{1,200}\r\n){0,6}\r\nUnsupported protocol version/

/** The path with what Engine.IO 4 wants to be asked over WebSocket. */
const asVersion4 = (look: Look): Change | null =>
  changePath(look, 'EIO=4&transport=websocket', `${look.path.split('?')[0] ?? '/socket.io/'}?EIO=4&transport=websocket`)

/** Rule 030. */
export const protocolVersion: Diagnosis = {
  id: 'engine-io/protocol-version',
  rows: ['030'],
  says: (look) =>
    query(look, 'eio') === null
      ? 'EIO is missing in the query, and the server wants EIO=4'
      : `the client speaks Engine.IO ${query(look, 'eio')} and the server only 4`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.opened ? look.afterIs(OLD) : refusedWith(look, 5)],
  also: (look) => [look.pathIs(/[?&]EIO=/i)],
  cause:
    'Socket.IO 3 and 4 speak Engine.IO 4. A client of Socket.IO 2 asks with EIO=3 and is answered with HTTP text after the 101 unless the server sets allowEIO3. ws reports that as WS_ERR_UNEXPECTED_RSV_1 and 1006.',
  remedy: 'Use a client of Socket.IO 3 or 4 (EIO=4), or set allowEIO3: true on the server for old clients.',
  change: asVersion4,
  source: SOURCE,
}

const refused = (
  name: string,
  code: number,
  words: Pick<Diagnosis, 'says' | 'cause' | 'remedy' | 'layer'> & { readonly change?: (look: Look) => Change | null },
): Diagnosis => ({
  id: `engine-io/${name}`,
  rows: ['031'],
  confidence: 'certain',
  basis: 'measured',
  when: (look) => [refusedWith(look, code)],
  also: (look) => [look.isStatus(400, 403), refusedUpgrade(look)],
  source: SOURCE,
  ...words,
})

export const transportUnknown = refused('transport-unknown', 0, {
  layer: 'application',
  says: (look) =>
    query(look, 'transport') === null
      ? 'transport=websocket is missing in the query'
      : `the server does not offer the transport ${query(look, 'transport')}`,
  cause:
    'Error 0 of Engine.IO: the query names no transport, one it does not know, or one that is left out of the option transports of the server.',
  remedy: 'Ask for ?EIO=4&transport=websocket. Where that was asked for, add websocket to the option transports of the server.',
  change: (look) => (query(look, 'transport') === 'websocket' ? null : asVersion4(look)),
})

export const sessionUnknown = refused('session-unknown', 1, {
  layer: 'application',
  says: 'the sid in the query belongs to no session of the server that answered',
  cause:
    'Error 1 of Engine.IO: a session begun by polling lives in one process. Behind a load balancer without sticky sessions the upgrade reaches another one; after a restart every sid is unknown.',
  remedy:
    'Make the load balancer sticky for this path, or begin over WebSocket at once: a client with transports: ["websocket"] needs no sid.',
  change: asVersion4,
})

export const badMethod = refused('bad-method', 2, {
  layer: 'application',
  says: (look) => `the handshake came as ${look.request?.start.method ?? 'another method'}, and has to be a GET`,
  cause: 'Error 2 of Engine.IO: a request without sid begins a session and has to be a GET.',
  remedy: 'Send GET.',
  change: () => ({ title: 'GET', sideEffect: 'A session is opened at the server.', edits: [{ draft: { method: 'GET' } }] }),
})

const plainly = (look: Look) => refusedPlain(look, 3) !== null

export const badRequest = refused('bad-request', 3, {
  layer: 'proxy',
  says: (look) => {
    if (!plainly(look)) return 'a middleware of the engine refused, or Origin holds characters it may not have'
    return askedForUpgrade(look)
      ? 'transport=websocket arrived as plain HTTP though the upgrade was asked for: something on the way removed it'
      : 'transport=websocket was asked for by plain HTTP'
  },
  cause: (look) =>
    plainly(look)
      ? 'Error 3 of Engine.IO in JSON is its answer to plain HTTP: the transport websocket works only by an upgrade.'
      : 'Error 3 of Engine.IO over an upgrade: a function given to io.engine.use called back with an error, or the request is one the server does not take.',
  remedy: (look) =>
    plainly(look)
      ? 'Send Connection: Upgrade and Upgrade: websocket, and let the proxy in front pass both on for this path.'
      : 'Look into the middlewares of the engine (io.engine.use), and at connection_error of io.engine, which carries the cause.',
  change: (look) => (askedForUpgrade(look) ? null : ASK_FOR_UPGRADE),
})

const NAMED: ReadonlySet<string> = new Set(ERRORS.filter((text) => text !== 'Forbidden'))

/** Rule 031, error 4: the text is the application's. */
export const forbidden: Diagnosis = {
  id: 'engine-io/forbidden',
  rows: ['031'],
  says: (look) => {
    const text = /"message":"([^"]{0,120})"/.exec(look.body)?.[1] ?? look.body.trim().slice(0, 120)
    return text === 'Forbidden'
      ? 'allowRequest of the server refused the client'
      : `allowRequest of the server refused the client, saying "${text}"`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => {
    const plain = refusedPlain(look, 4)
    if (plain) return [plain]
    const text = look.body.trim()
    return text !== '' && !NAMED.has(text) && text !== 'Bad Request' && text !== look.response?.start.reason
      ? [refusedUpgrade(look), look.bodyIs(text)]
      : [null]
  },
  also: (look) => [look.isStatus(400, 403), look.weSent('origin'), look.weSentNo('origin')],
  cause:
    'Error 4 of Engine.IO: the function allowRequest of the application said no. Over an upgrade the status is 400 even then; plain HTTP gets 403 and JSON. Origin checks are written so.',
  remedy:
    'Send what allowRequest looks at, mostly the Origin of the site, a cookie or a token. CORS settings of Socket.IO do not bind a WebSocket.',
  source: SOURCE,
}

const SILENCE = { least: 900, most: 1400 }

/** Rule 032. */
export const droppedAfterASecond: Diagnosis = {
  id: 'engine-io/upgrade-dropped',
  rows: ['032'],
  says: 'possibly no one took the upgrade of this path: Engine.IO ends such connections after one second',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const { timing, ended } = look.artifacts
    const waited = timing?.written != null && ended ? ended.at - timing.written : null
    const second = waited !== null && waited >= SILENCE.least && waited <= SILENCE.most
    return askedForUpgrade(look) ? [look.silentEnd(), look.broad(look.seen(`It took ${waited} ms`, second))] : [null]
  },
  also: (look) => [look.pathIs(/^\/socket\.io(?!\/)/)],
  cause:
    'An HTTP server with Socket.IO ends each upgrade nobody handled within 1000 ms, without an answer (destroyUpgrade). The path is not that of Socket.IO, /socket.io/ with the slash unless set otherwise, and no other WebSocket server took it.',
  remedy:
    'Ask for the path the server is configured with. Where a second WebSocket server of the same process should take it, let it handle the upgrade event at once, or set destroyUpgrade: false.',
  change: (look) => changePath(look, 'The usual path of Socket.IO', '/socket.io/?EIO=4&transport=websocket'),
  source: 'socketio/socket.io engine.io/lib/server.ts; measured on socket.io 4.8.4: FIN after 1002 ms',
}
