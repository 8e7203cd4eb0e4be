import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields, withoutOrigin } from '../to-try'

const SERVER = 'gorilla/websocket server.go (e064f32)'

/** What `Upgrader.returnError` writes: the reason phrase as text, and the version it wants. Rancher writes its own JSON behind it. */
function refusal(look: Look, ...statuses: number[]): Seen | null {
  if (look.status === null || !statuses.includes(look.status)) return null
  if (look.header('sec-websocket-version')?.trim() !== '13' || look.header('x-content-type-options') === null) return null
  const words = WORDS[look.status] ?? ''
  // An application that goes on after a failed Upgrade writes an error of its own behind: websocketd does.
  return (
    look.bodyIs(words) ??
    (look.body.startsWith(`${words}\n`) && look.body.length < 200 && !look.body.includes('{') ? look.bodyHas(words) : null)
  )
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  426: 'Upgrade Required',
  500: 'Internal Server Error',
}

/** Rule 042. The library says the reason in its log only; the request tells it, where it is the request that is wrong. */
const handshake: Diagnosis = {
  id: 'gorilla/handshake-field',
  rows: ['042'],
  says: (look) => `the request is no opening handshake: ${lackOf(look)}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [refusal(look, 400, 426), look.seen(`Of what we sent, ${lackOf(look)}`, lackOf(look) !== null)],
  also: (look) => [look.has('sec-websocket-version'), look.has('x-content-type-options')],
  cause:
    'gorilla/websocket looks at Connection, Upgrade, the method, the version and the key, in this order, and answers with the bare words of the status. Releases up to 1.5 answer 400 where Upgrade is missing, newer ones 426. The reason stands in the log of the server only, behind "websocket: the client is not using the websocket protocol" or "websocket: unsupported version".',
  remedy:
    'Send the standard opening handshake: Connection: Upgrade, Upgrade: websocket, Sec-WebSocket-Version: 13 and a fresh key, by GET.',
  change: standardFields,
  source: `measured on ${SERVER} and on Debian’s 1.5.0`,
}

const lost: Diagnosis = {
  id: 'gorilla/upgrade-lost',
  rows: ['042'],
  says: 'the fields of the handshake did not arrive as they were sent',
  confidence: 'likely',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => [refusal(look, 400, 426), look.seen('The request we sent is a whole opening handshake', lackOf(look) === null)],
  also: (look) => [look.has('server'), look.has('via')],
  cause:
    'gorilla/websocket accepts this request when it arrives as it is. It refuses it where a proxy in between removed Connection and Upgrade, or changed the version or the key.',
  remedy:
    'Let the proxy pass Connection and Upgrade on over HTTP/1.1, and ask the server directly to prove it. Its log names the field, behind "websocket:".',
  source: `measured on ${SERVER}`,
}

const method: Diagnosis = {
  id: 'gorilla/method',
  rows: ['042'],
  says: (look) => `the method is ${look.request?.start.method ?? 'another'}, not GET`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [refusal(look, 405)],
  cause: 'gorilla/websocket upgrades a GET only (RFC 6455 §4.1).',
  remedy: 'Send GET. If GET was sent, look for a proxy that turns it into another method.',
  change: standardFields,
  source: `measured on ${SERVER}`,
}

/** Rule 043. */
const origin: Diagnosis = {
  id: 'gorilla/origin',
  rows: ['043'],
  says: (look) => `the Origin ${look.sent('origin') ?? ''} is not the host the request arrived for, or CheckOrigin refuses it`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [refusal(look, 403), look.weSent('origin')],
  also: (look) => [look.weSent('host')],
  cause: (look) =>
    `Without a CheckOrigin of its own, gorilla/websocket wants the host and port of Origin to be those of Host, letter case aside, and accepts a request without Origin. We sent Host: ${look.sent('host') ?? ''}; a proxy that rewrites Host makes every browser fail like this. Its log says "request origin not allowed by Upgrader.CheckOrigin".`,
  remedy:
    'Let the proxy pass Host on unchanged (nginx: proxy_set_header Host $host). If the page comes from another site on purpose, set Upgrader.CheckOrigin to a function that compares Origin with a list.',
  change: withoutOrigin,
  source: `measured on ${SERVER}`,
}

const refused: Diagnosis = {
  id: 'gorilla/check-origin',
  rows: ['043'],
  says: 'CheckOrigin of the server refuses a request without Origin',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => [refusal(look, 403), look.weSentNo('origin')],
  cause: 'The default of gorilla/websocket accepts a request without Origin. A CheckOrigin of the application refused this one.',
  remedy: 'Send the Origin of a site that the application accepts.',
  source: SERVER,
}

const hijack: Diagnosis = {
  id: 'gorilla/cannot-take-over',
  rows: ['042'],
  says: 'the server could not take over the connection from net/http',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => [refusal(look, 500)],
  cause:
    'The answer to the upgrade is written on the connection itself, for which the ResponseWriter has to be an http.Hijacker. Middleware that wraps it for logging, metrics or compression and does not pass Hijack on makes the upgrade fail, HTTP/2 does too, and so does an application that sets Sec-WebSocket-Extensions itself.',
  remedy:
    'Give the wrapping ResponseWriter a Hijack method, or an Unwrap method where the server uses http.ResponseController; or leave the WebSocket route out of that middleware. The log names it, behind "websocket:".',
  source: SERVER,
}

const PROTOCOL_ERROR =
  /^(RSV[123] set|len > 125 for control|FIN not set on control|data before FIN|continuation after FIN|bad opcode \d{1,3}|bad MASK|bad close code \d{1,5}|invalid utf8 payload in close frame)/

const protocolError: Diagnosis = {
  id: 'gorilla/protocol-error',
  rows: ['D-1002'],
  says: (look) => `a frame we sent breaks the protocol: ${look.artifacts.close?.received?.reason ?? ''}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'client',
  when: (look) => [look.closedWith(1002, PROTOCOL_ERROR)],
  cause: 'The reason of the Close frame is in the words of gorilla/websocket, which names what is wrong with the head of the frame.',
  remedy:
    'Correct the frame: masked, without reserved bits that no extension gave a meaning, control frames whole and of at most 125 octets.',
  source: 'measured on gorilla/websocket conn.go (e064f32)',
}

const readLimit: Diagnosis = {
  id: 'gorilla/read-limit',
  rows: ['C5', 'D-1009'],
  fallback: true,
  says: 'possibly gorilla/websocket: a message we sent is larger than what the application set by SetReadLimit',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) =>
    look.artifacts.close?.received?.code === 1009
      ? [
          look.broad(look.closedWith(1009, /^$/)),
          look.broad(
            look.fieldsAre(['Upgrade', 'Connection', 'Sec-WebSocket-Accept'], ['Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions']),
          ),
        ]
      : [null],
  cause:
    'gorilla/websocket has no limit of its own; where the application sets one it closes with 1009 and no reason. Others close so too.',
  remedy: 'Send smaller messages, or raise the figure given to SetReadLimit.',
  source: 'measured on gorilla/websocket conn.go (e064f32)',
}

export const gorilla: Pack = {
  id: 'gorilla',
  title: 'gorilla/websocket (Go)',
  role: 'origin',
  signals: {
    strong: [(look) => refusal(look, 400, 403, 405, 426, 500), (look) => look.closedWith(1002, PROTOCOL_ERROR)],
    broad: [],
  },
  diagnoses: [handshake, lost, method, origin, refused, hijack, protocolError, readLimit],
}
