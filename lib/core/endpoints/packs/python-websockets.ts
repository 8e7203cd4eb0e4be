import { askedForUpgrade } from '../asked'
import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { http11, ownOrigin, standardFields, withoutExtensions, withoutSubprotocols } from '../to-try'

/** What the library begins each of its refusals with. uvicorn answers with it too, without a Server field: that is its pack's. */
const FAILED = 'Failed to open a WebSocket connection: '

const measured = {
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  source: 'measured on python websockets 17.1 and 10.4, and on uvicorn 0.54 on top of it',
} as const

/** The refusal with this status, its reason as the pattern says. */
function refusal(look: Look, statuses: readonly number[], reason: RegExp): Seen | null {
  if (look.status === null || !statuses.includes(look.status) || !look.body.startsWith(FAILED) || look.header('server') === null)
    return null
  return reason.test(reasonOf(look)) ? look.bodyHas(/^Failed to open a WebSocket connection: [^\n]{0,300}/) : null
}

/** The reason without the stop at its end. */
const reasonOf = (look: Look) => (/^[^\n]{0,300}/.exec(look.body.slice(FAILED.length))?.[0] ?? '').replace(/\.$/, '')

/** The Server field of the library itself. */
const named = (look: Look) => look.has('server', /\bwebsockets\/\d/)

/** Rule 049. */
const notUpgrade: Diagnosis = {
  ...measured,
  id: 'python-websockets/not-an-upgrade',
  rows: ['049'],
  says: (look) => `the request is no upgrade to a WebSocket: ${reasonOf(look)}`,
  when: (look) => [refusal(look, [426], /\b(Connection|Upgrade) header/)],
  also: (look) => [look.seen('We asked for the upgrade', askedForUpgrade(look))],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'The field the body names was sent and did not arrive: a proxy in between removed it.'
      : 'The body names the field that is missing or does not ask for the upgrade. A plain request, such as a health check or a visit by a browser, is answered so.',
  remedy:
    'Send Connection: Upgrade and Upgrade: websocket. Behind a proxy, let it pass both on over HTTP/1.1. For health checks give the server a process_request function that answers their path.',
  change: standardFields,
}

const origin: Diagnosis = {
  ...measured,
  id: 'python-websockets/origin',
  rows: ['049', '021'],
  says: (look) =>
    look.sent('origin') === null
      ? 'the server accepts listed origins only, and no Origin was sent'
      : `the Origin ${look.sent('origin')} is not in the list of the server`,
  when: (look) => [refusal(look, [403], /Origin header/)],
  also: (look) => [look.weSent('origin'), look.weSentNo('origin')],
  cause: 'The server was given origins, a list. A request without Origin passes only where the list holds None.',
  remedy: 'Send an Origin of that list, scheme and port included; or add this one, or None for clients that are no browser, to origins.',
  change: ownOrigin,
}

const subprotocol: Diagnosis = {
  ...measured,
  id: 'python-websockets/subprotocol',
  rows: ['049'],
  says: (look) => `the subprotocol does not do: ${reasonOf(look)}`,
  when: (look) => [refusal(look, [400], /^(missing|invalid|no|multiple) subprotocol|subprotocol.*expected/)],
  also: (look) => [look.weSent('sec-websocket-protocol'), look.weSentNo('sec-websocket-protocol')],
  cause:
    'The server was given subprotocols, and none of them was offered. Since release 14 it refuses then; before, it went on without one.',
  remedy:
    'Offer one of the names the body lists in Sec-WebSocket-Protocol. On the server, a select_subprotocol function can accept clients without one.',
  change: withoutSubprotocols,
}

const method: Diagnosis = {
  ...measured,
  id: 'python-websockets/method',
  rows: ['049'],
  says: (look) => `the method is ${look.request?.start.method ?? 'another'}, not GET`,
  when: (look) => [refusal(look, [400, 405], /unsupported HTTP method/)],
  also: (look) => [look.has('allow')],
  cause: 'The opening handshake is a GET (RFC 6455 §4.1).',
  remedy: 'Send GET.',
  change: standardFields,
}

const version10: Diagnosis = {
  ...measured,
  id: 'python-websockets/http-version',
  rows: ['049', '100'],
  says: (look) =>
    look.request?.start.version === 'HTTP/1.1'
      ? 'a proxy speaks HTTP/1.0 to the server'
      : `the request is ${look.request?.start.version ?? 'no HTTP/1.1'}`,
  layer: 'proxy',
  when: (look) => [refusal(look, [505, 400], /unsupported HTTP version/)],
  cause: (look) =>
    look.request?.start.version === 'HTTP/1.1'
      ? 'We sent HTTP/1.1, and another version arrived. nginx before 1.29.7 speaks HTTP/1.0 to the servers behind it unless told otherwise.'
      : 'An upgrade needs HTTP/1.1 (RFC 6455 §4.1).',
  remedy: 'Use HTTP/1.1 up to the server; nginx: proxy_http_version 1.1, together with Upgrade and Connection.',
  change: http11,
}

const field: Diagnosis = {
  ...measured,
  id: 'python-websockets/handshake-field',
  rows: ['049'],
  says: (look) => `a field of the handshake does not do: ${reasonOf(look)}`,
  when: (look) => [refusal(look, [400], /Sec-WebSocket-(Key|Version|Extensions|Protocol) header|^(invalid|missing|multiple) .* header/)],
  cause: 'The body names the field and quotes its value as it arrived.',
  remedy: 'Correct that field: version 13, a key of 16 octets in base64, extensions and subprotocols as lists of tokens.',
  change: (look) => (/Extensions/.test(look.body) ? withoutExtensions(look) : standardFields(look)),
}

const failed: Diagnosis = {
  ...measured,
  id: 'python-websockets/handler-failed',
  rows: ['049', 'D-1011'],
  basis: 'source',
  says: 'the server failed while it opened the connection',
  when: (look) => [look.isStatus(500), look.bodyHas(/^Failed to open a WebSocket connection\.\s+See server log/)],
  cause: 'An exception in process_request, process_response or select_subprotocol of the application.',
  remedy: 'Look into the log of the server, logger websockets.server: it has the traceback.',
  source: 'python websockets 17.1, src/websockets/server.py',
}

const shuttingDown: Diagnosis = {
  ...measured,
  id: 'python-websockets/shutting-down',
  rows: ['049'],
  basis: 'source',
  confidence: 'likely',
  says: 'the server is shutting down',
  when: (look) => [look.isStatus(503), look.bodyIs('Server is shutting down.')],
  cause: 'While it closes, the server refuses new connections and closes open ones with 1001.',
  remedy: 'Connect again after a pause.',
  source: 'python websockets 17.1, src/websockets/asyncio/server.py',
}

/** Rule 050. */
const keepalive: Diagnosis = {
  ...measured,
  id: 'python-websockets/keepalive',
  rows: ['050', 'C4-40-python', 'D-1011'],
  says: 'a ping of the server got no pong in time',
  layer: 'client',
  when: (look) => [look.closedWith(1011, 'keepalive ping timeout')],
  also: (look) => [look.session && look.seen(`It sent ${look.session.pings.received} pings`, look.session.pings.received > 0)],
  cause:
    'The library pings every 20 s and waits 20 s for the pong, unless ping_interval and ping_timeout say otherwise; uvicorn passes its own ws_ping_interval and ws_ping_timeout on. A client that answers no pings, a message of ours that takes longer than that to arrive, and a server whose event loop is blocked all end like this.',
  remedy: 'Answer pings. If they are answered, look for blocking calls in the server, or raise ping_timeout.',
}

const tooLarge: Diagnosis = {
  ...measured,
  id: 'python-websockets/message-too-large',
  rows: ['C5', 'D-1009'],
  says: (look) => `a message we sent is too large: ${look.artifacts.close?.received?.reason ?? ''}`,
  when: (look) => [look.closedWith(1009, /^(frame|message|decompressed).* exceeds limit of \d+ bytes/)],
  cause: 'The library reads messages of at most 1 MiB unless max_size says otherwise; uvicorn sets 16 MiB (ws_max_size).',
  remedy: 'Send smaller messages, or raise max_size of serve(), under uvicorn --ws-max-size.',
}

const tooLargeOld: Diagnosis = {
  ...measured,
  id: 'python-websockets/message-too-large-unsaid',
  rows: ['C5', 'D-1009'],
  basis: 'source',
  confidence: 'likely',
  says: 'a message we sent is larger than max_size, 1 MiB where nothing else is set',
  when: (look) => (named(look) ? [look.closedWith(1009), look.closedWith(1009, /^$/), named(look)] : [null]),
  cause: 'Releases before 14 close with 1009 and give no reason.',
  remedy: 'Send smaller messages, or raise max_size of serve().',
  source: 'python websockets 10.4, src/websockets/legacy/protocol.py',
}

const crashed: Diagnosis = {
  ...measured,
  id: 'python-websockets/connection-handler-failed',
  rows: ['D-1011'],
  confidence: 'likely',
  says: 'the connection handler of the application raised an exception',
  when: (look) => (named(look) ? [look.closedWith(1011, /^$/), named(look)] : [null]),
  cause: 'When the handler ends with an exception, the library closes with 1011 and no reason; when it returns, with 1000.',
  remedy: 'Look into the log of the server: it has "connection handler failed" and the traceback.',
}

export const pythonWebsockets: Pack = {
  id: 'python-websockets',
  title: 'websockets (Python)',
  role: 'origin',
  signals: {
    strong: [
      (look) => (look.body.startsWith(FAILED) && look.header('server') !== null ? look.bodyHas(FAILED) : null),
      // Its 101 has the Server field last, behind Accept and what was negotiated.
      (look) =>
        look.status === 101 && named(look)
          ? look.fieldsAre(
              ['Upgrade', 'Connection', 'Sec-WebSocket-Accept', 'Server'],
              ['Date', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol'],
            )
          : null,
    ],
    broad: [named],
  },
  diagnoses: [notUpgrade, origin, subprotocol, method, version10, field, failed, shuttingDown, keepalive, tooLarge, tooLargeOld, crashed],
}
