import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, ownOrigin, standardFields, version13, withoutSubprotocols } from '../to-try'

const SOURCE = 'measured on golang.org/x/net/websocket 0.7.0'

/** Its refusals have no field at all, or the version alone: no Date, no Content-Length, no Server. */
function bare(look: Look): Seen | null {
  const lines = look.response?.lines ?? []
  const isBare = lines.every(({ name }) => name.toLowerCase() === 'sec-websocket-version')
  return look.seen('The answer has no field but the version, not even Date', look.response !== null && look.status !== 101 && isBare)
}
const says = (look: Look, status: number, text: string) => (look.isStatus(status) && bare(look) ? look.bodyIs(text) : null)
/** Netty writes the same to another method than GET. */
const emptyForbidden = (look: Look) =>
  look.status === 403 && look.hasReason('Forbidden') && look.body === '' && look.response?.lines.length === 0
    ? look.seen('The answer to a GET is the line "403 Forbidden" alone: no field, no body', look.request?.start.method === 'GET')
    : null

/** Rule 046. */
const notWebSocket: Diagnosis = {
  id: 'x-net/not-an-upgrade',
  rows: ['046'],
  says: 'Connection and Upgrade did not arrive as an upgrade to websocket',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [says(look, 400, 'not websocket protocol'), bare(look)],
  also: (look) => [look.seen('The request we sent is a whole opening handshake', lackOf(look) === null)],
  cause: (look) =>
    lackOf(look) === null
      ? 'We sent both fields: a proxy in between removed them.'
      : `The library wants Upgrade: websocket and upgrade in Connection. Of what we sent, ${lackOf(look)}.`,
  remedy: 'Send Connection: Upgrade and Upgrade: websocket. Where they were sent, let the proxy pass them on over HTTP/1.1.',
  change: standardFields,
  source: SOURCE,
}

const key: Diagnosis = {
  id: 'x-net/key',
  rows: ['046'],
  says: 'no Sec-WebSocket-Key arrived',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [says(look, 400, 'mismatch challenge/response'), bare(look)],
  cause: 'The library needs any key to answer it, and looks no further: a key of the wrong length is accepted.',
  remedy: 'Send Sec-WebSocket-Key with 16 random octets in base64.',
  change: standardFields,
  source: SOURCE,
}

const version: Diagnosis = {
  id: 'x-net/version',
  rows: ['046'],
  says: (look) => `only version 13 is supported, and ${look.sent('sec-websocket-version') ?? 'none'} was asked for`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [says(look, 400, 'missing or bad WebSocket Version'), bare(look)],
  cause: 'The library supports version 13 alone, and answers others with 400 where RFC 6455 §4.4 asks for 426.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
  source: SOURCE,
}

const method: Diagnosis = {
  id: 'x-net/method',
  rows: ['046'],
  says: (look) => `the method is ${look.request?.start.method ?? 'another'}, not GET`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [says(look, 405, 'bad method'), bare(look)],
  cause: 'The opening handshake is a GET (RFC 6455 §4.1).',
  remedy: 'Send GET.',
  change: standardFields,
  source: SOURCE,
}

const noOrigin: Diagnosis = {
  id: 'x-net/origin-missing',
  rows: ['046', '021'],
  says: 'possibly the request needs an Origin: the default handler of Go’s x/net/websocket wants one',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 403 ? [emptyForbidden(look), look.weSentNo('origin')] : [null]),
  cause:
    'websocket.Handler refuses a request whose Origin is missing or no URL, and accepts every other one: it compares it with nothing. Clients that are no browser fail here, browsers do not.',
  remedy:
    'Send any Origin, such as that of the endpoint itself. On the server, websocket.Server{Handler: …} without a Handshake function does not ask for one.',
  change: ownOrigin,
  source: SOURCE,
}

const refused: Diagnosis = {
  id: 'x-net/handshake-refused',
  rows: ['046'],
  says: (look) =>
    look.sent('sec-websocket-protocol') === null
      ? 'possibly the Handshake function of a server in Go refused the request'
      : `possibly the Handshake function of a server in Go refused the request, often for a subprotocol it does not know (${look.sent('sec-websocket-protocol')})`,
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: (look) =>
    look.status === 403 ? [emptyForbidden(look), look.oneOf(look.weSent('origin'), look.weSent('sec-websocket-protocol'))] : [null],
  cause:
    'The server has a Handshake function, and it returned an error: the answer is 403 without a word. Kubernetes answers a request for exec, attach, port-forward or logs so where no subprotocol it supports is offered.',
  remedy:
    'Offer a subprotocol of the server, for Kubernetes v4.channel.k8s.io, v5.channel.k8s.io or base64.channel.k8s.io. Else look into what the Handshake function checks.',
  change: withoutSubprotocols,
  source: 'golang/net websocket/hybi.go (0ca694d); kubernetes streaming/pkg/wsstream (18df674)',
}

const MOST = 33_554_432

const tooLarge: Diagnosis = {
  id: 'x-net/message-too-large',
  rows: ['C5'],
  says: 'possibly a message we sent is larger than the 32 MiB Go’s x/net/websocket reads, after which many handlers end the connection without a Close frame',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    look.endedWithoutClose(),
    look.broad(look.seen(`The largest message we sent has ${look.session?.largestSent} octets`, (look.session?.largestSent ?? 0) > MOST)),
  ],
  cause:
    'Receive gives an error for a payload of more than MaxPayloadBytes, 32 MiB where the application set nothing else, and no Close frame is written.',
  remedy: 'Send smaller messages, or set MaxPayloadBytes of the connection.',
  source: SOURCE,
}

export const xNet: Pack = {
  id: 'x-net',
  title: 'golang.org/x/net/websocket (Go)',
  role: 'origin',
  signals: {
    strong: [
      (look) =>
        look.oneOf(
          says(look, 400, 'not websocket protocol'),
          says(look, 400, 'mismatch challenge/response'),
          says(look, 400, 'missing or bad WebSocket Version'),
          says(look, 405, 'bad method'),
        ),
    ],
    // Applications on Node write this line too.
    broad: [(look) => look.broad(emptyForbidden(look))],
  },
  diagnoses: [notWebSocket, key, version, method, noOrigin, refused, tooLarge],
}
