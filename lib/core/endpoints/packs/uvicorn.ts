import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { ownOrigin, standardFields, version13, withoutExtensions } from '../to-try'

const measured = {
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  source: 'measured on uvicorn 0.54.0 with Starlette 1.7.0, on its implementations websockets, websockets-sansio and wsproto',
} as const

const named = (look: Look) => look.has('server', 'uvicorn')

/** A refusal written by the WebSocket implementation below uvicorn: nothing of uvicorn's own fields, in the order of that library. */
const byWebsockets = (look: Look) =>
  look.oneOf(
    look.fieldsAre(['Content-Length', 'Content-Type', 'Connection'], ['Date']),
    look.fieldsAre(['Connection', 'Content-Length', 'Content-Type'], ['Date']),
  )
/** wsproto writes no reason phrase and the length alone. Hypercorn uses it too. */
const byWsproto = (look: Look) =>
  look.response?.start.reason === '' ? look.fieldsAre(['content-length'], ['sec-websocket-version']) : null
const closed = (look: Look) =>
  look.status === 403 && look.body === '' && look.header('content-length') === '0' ? look.oneOf(byWebsockets(look), byWsproto(look)) : null

/** Its 101: its own fields in lower case behind those of the library. */
const own101 = (look: Look) =>
  look.status === 101
    ? look.fieldsAre(
        ['Upgrade', 'Connection', 'Sec-WebSocket-Accept', 'server'],
        ['date', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol'],
      )
    : null

/** Words of the library websockets, whose own server names itself in Server. */
const words = (look: Look) =>
  look.header('server') === null && look.status !== null && look.status >= 400
    ? look.bodyHas('Failed to open a WebSocket connection: ')
    : null

const reasonOf = (look: Look) => (/^Failed to open a WebSocket connection: ([^\n]{0,300})/.exec(look.body)?.[1] ?? '').replace(/\.$/, '')

/** Rule 049 as far as uvicorn passes it on: no upgrade gets so far without both fields. */
const field: Diagnosis = {
  ...measured,
  id: 'uvicorn/handshake-field',
  rows: ['049', '067'],
  says: (look) => `a field of the handshake does not do: ${reasonOf(look)}`,
  when: (look) => [words(look)],
  cause:
    'The words are those of the library websockets below uvicorn; its own server would name itself in Server. The body names the field as it arrived.',
  remedy: 'Correct that field: GET, version 13, a key of 16 octets in base64, extensions as a list of tokens.',
  change: (look) => standardFields(look) ?? withoutExtensions(look),
}

/** Rule 066. */
const beforeAccept: Diagnosis = {
  ...measured,
  id: 'uvicorn/closed-before-accept',
  rows: ['066'],
  confidence: 'likely',
  says: 'the application closed before it accepted: no route for this path, or a check of its own refused',
  when: (look) => [closed(look), look.isStatus(403)],
  also: (look) => [look.bodyIsEmpty(), look.weSentNo('authorization'), look.weSentNo('cookie'), look.weSent('origin')],
  cause: (look) =>
    `Starlette and FastAPI answer 403 both where no WebSocket route matches ${look.path.split('?')[0]} and where the route calls close() before accept(): a dependency that raises, a token that is wrong. The close code the application gave, such as 4401, is lost then.`,
  remedy:
    'First make sure of the path, the prefix of the router and root_path included. Then look at what the route checks. To tell clients why, let it accept() first and then close with a code, or answer with send_denial_response.',
  change: ownOrigin,
}

/** Rule 067. */
const noWebSocket: Diagnosis = {
  ...measured,
  id: 'uvicorn/treated-as-http',
  rows: ['067'],
  confidence: 'likely',
  says: (look) =>
    askedForUpgrade(look)
      ? 'the upgrade was treated as a plain request: uvicorn has no WebSocket library, or the fields did not arrive'
      : 'this is a plain request, and the path has a WebSocket route at most',
  when: (look) =>
    look.status === 404 ? [look.oneOf(look.bodyIs('Not Found'), look.bodyIs('{"detail":"Not Found"}')), named(look)] : [null],
  also: (look) => [look.weSent('connection'), look.weSent('upgrade')],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'A WebSocket route is not seen by plain requests. uvicorn passes an upgrade on as one where neither websockets nor wsproto is installed (its log says "No supported WebSocket library detected"), and where a proxy removed Upgrade or Connection (the log says nothing then).'
      : 'A WebSocket route answers upgrades only; a plain GET finds no route.',
  remedy:
    "Install websockets, such as by pip install 'uvicorn[standard]'. Behind a proxy, let it pass Upgrade and Connection on over HTTP/1.1.",
  change: standardFields,
}

/** Rule 068. */
const failed: Diagnosis = {
  ...measured,
  id: 'uvicorn/exception',
  rows: ['068'],
  confidence: 'likely',
  says: 'the application raised an exception before it accepted',
  when: (look) =>
    look.status === 500
      ? [
          look.bodyIs('Internal Server Error'),
          look.oneOf(
            byWebsockets(look),
            look.fieldsAre(['content-type', 'content-length', 'connection']),
            look.fieldsAre(['content-type', 'connection', 'content-length']),
          ),
        ]
      : [null],
  cause: 'The route, a dependency or a middleware raised while the handshake was open.',
  remedy: 'Look into the log of the server: it has "Exception in ASGI application" and the traceback.',
}

/** Rule 069. */
const restart: Diagnosis = {
  ...measured,
  id: 'uvicorn/restart',
  rows: ['069', 'D-1012'],
  basis: 'source',
  confidence: 'likely',
  says: 'the server shuts down or reloads',
  when: (look) => (own101(look) ? [look.closedWith(1012), own101(look)] : [null]),
  cause: 'uvicorn closes every open WebSocket with 1012 when it stops, which --reload and a deployment make it do.',
  remedy: 'Connect again after a pause that grows and differs from client to client.',
  source: 'uvicorn 0.54.0, uvicorn/protocols/websockets/websockets_impl.py',
}

const tooLarge: Diagnosis = {
  ...measured,
  id: 'uvicorn/message-too-large',
  rows: ['C5', 'D-1009'],
  confidence: 'possible',
  says: 'a message we sent is larger than ws_max_size, 16 MiB where nothing else is set',
  when: (look) => (look.opened && named(look) ? [look.closedWith(1009, /^$/), named(look)] : [null]),
  cause: 'uvicorn reads messages of at most 16777216 octets.',
  remedy: 'Send smaller messages, or start uvicorn with a larger --ws-max-size.',
}

const crashed: Diagnosis = {
  ...measured,
  id: 'uvicorn/crashed',
  rows: ['068'],
  confidence: 'possible',
  says: 'possibly the application raised an exception after it accepted',
  when: (look) => (named(look) ? [look.endedWithoutClose(), named(look)] : [null]),
  cause:
    'When the application ends with an exception on an open WebSocket, uvicorn ends the connection; clients see 1006. With wsproto, a frame that breaks the protocol ends so too.',
  remedy: 'Look into the log of the server: it has "Exception in ASGI application" and the traceback.',
}

const wsproto: Diagnosis = {
  ...measured,
  id: 'uvicorn/wsproto-handshake',
  rows: ['067'],
  confidence: 'likely',
  says: (look) => (look.status === 426 ? 'the version is not 13' : 'a field of the handshake does not do, and wsproto does not say which'),
  when: (look) => (look.isStatus(400, 426) ? [byWsproto(look)] : [null]),
  also: (look) => [look.has('sec-websocket-version')],
  cause:
    'wsproto, below uvicorn or Hypercorn, answers with a status line without a reason phrase and an empty body: 400 for the key, the method or no version, 426 for another version than 13.',
  remedy: 'Send the standard opening handshake: GET, version 13, a key of 16 octets in base64.',
  change: (look) => standardFields(look) ?? version13(look),
}

export const uvicorn: Pack = {
  id: 'uvicorn',
  title: 'uvicorn (Starlette, FastAPI)',
  role: 'origin',
  signals: {
    strong: [words, (look) => (named(look) ? look.oneOf(look.bodyIs('Not Found'), look.bodyIs('{"detail":"Not Found"}')) : null), own101],
    broad: [
      named,
      closed,
      (look) => (look.isStatus(400, 426, 500) ? byWsproto(look) : null),
      (look) => (look.status === 500 && look.body === 'Internal Server Error' ? byWebsockets(look) : null),
    ],
  },
  diagnoses: [field, beforeAccept, noWebSocket, failed, restart, tooLarge, crashed, wsproto],
}
