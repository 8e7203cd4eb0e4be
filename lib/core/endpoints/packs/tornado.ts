import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { standardFields, version13, withoutOrigin } from '../to-try'

const measured = { confidence: 'certain', basis: 'measured', layer: 'application', source: 'measured on Tornado 6.5.10' } as const

const named = (look: Look) => look.has('server', /^TornadoServer\//)
const html = (look: Look) => look.has('content-type', 'text/html; charset=UTF-8')
const NO_UPGRADE = 'Can "Upgrade" only to "WebSocket".'

/** Spring writes the same words, without a Content-Type: they are Tornado's where a field says so too. */
const upgradeWords = (look: Look) => (look.status === 400 && (named(look) || html(look)) ? look.bodyIs(NO_UPGRADE) : null)
/** Spring writes it with a small u, Vert.x the same without a Content-Type. */
const connectionWords = (look: Look) =>
  look.status === 400 && (named(look) || html(look)) && look.body.includes('must be "Upgrade"')
    ? look.bodyIs('"Connection" must be "Upgrade".')
    : null
const page = (look: Look) =>
  look.isStatus(404, 405)
    ? look.bodyHas(
        /^<html><title>(404: Not Found|405: Method Not Allowed)<\/title><body>(404: Not Found|405: Method Not Allowed)<\/body><\/html>/,
      )
    : null

/** Rule 052. */
const notUpgrade: Diagnosis = {
  ...measured,
  id: 'tornado/not-an-upgrade',
  rows: ['052'],
  says: (look) =>
    `the request is no upgrade: ${look.body.startsWith('Can') ? 'Upgrade does not name websocket' : 'Connection does not name upgrade'}`,
  when: (look) => [look.oneOf(upgradeWords(look), connectionWords(look))],
  also: (look) => [named(look), look.seen('We asked for the upgrade', askedForUpgrade(look))],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'We sent both fields, and one did not arrive: a proxy in between removed it.'
      : 'Tornado looks at Upgrade first, then at Connection. A visit by a browser and a health check are answered so.',
  remedy:
    'Send Connection: Upgrade and Upgrade: websocket. Behind a proxy, let it pass both on over HTTP/1.1; for Jupyter and Streamlit their documents have the lines for nginx and Apache.',
  change: standardFields,
}

const unknownUpgrade: Diagnosis = {
  ...measured,
  id: 'tornado/not-an-upgrade-or-spring',
  rows: ['052', '085'],
  confidence: 'possible',
  says: 'possibly Tornado, or Spring: Upgrade did not arrive as websocket',
  when: (look) =>
    look.status === 400 && !named(look) && !html(look) && look.header('content-type') !== null ? [look.bodyIs(NO_UPGRADE)] : [null],
  cause: 'Tornado and Spring answer with the same words, and no other field tells which of them it is.',
  remedy: 'Send Connection: Upgrade and Upgrade: websocket, and ask the server directly, round the proxy.',
  change: standardFields,
}

const origin: Diagnosis = {
  ...measured,
  id: 'tornado/origin',
  rows: ['052', '021'],
  says: (look) => `the Origin ${look.sent('origin') ?? ''} is not the host the request arrived for`,
  when: (look) => (look.isStatus(403) ? [look.bodyIs('Cross origin websockets not allowed')] : [null]),
  also: (look) => [named(look), look.weSent('origin'), look.weSent('host')],
  cause: (look) =>
    `check_origin wants host and port of Origin to be those of Host, and accepts a request without Origin. We sent Host: ${look.sent('host') ?? ''}. Behind a proxy that rewrites Host every browser fails like this, which Jupyter and Streamlit users know.`,
  remedy:
    'Let the proxy pass Host on unchanged. Or allow the origin: check_origin of the handler, for Jupyter ServerApp.allow_origin, for Streamlit server.enableCORS with browser.serverAddress.',
  change: withoutOrigin,
}

const version: Diagnosis = {
  ...measured,
  id: 'tornado/version',
  rows: ['052', '002'],
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not one of 7, 8 and 13`,
  when: (look) => (look.status === 426 ? [look.has('sec-websocket-version', '7, 8, 13')] : [null]),
  also: (look) => [named(look)],
  cause:
    'The answer lists the versions the server knows, as RFC 6455 §4.4 asks for; the Upgrade field RFC 9110 §15.5.22 asks for is missing.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const key: Diagnosis = {
  ...measured,
  id: 'tornado/handshake-field',
  rows: ['052'],
  says: 'Host, the key or the version is missing',
  when: (look) => (look.isStatus(400) ? [look.bodyIs('Missing/Invalid WebSocket headers')] : [null]),
  cause:
    'Tornado needs Host, Sec-WebSocket-Key and Sec-WebSocket-Version, and does not say which of them is missing. A key of the wrong length is accepted.',
  remedy: 'Send the three fields of the standard opening handshake.',
  change: standardFields,
}

const noRoute: Diagnosis = {
  ...measured,
  id: 'tornado/no-route',
  rows: ['052'],
  says: (look) =>
    look.status === 405 ? `the handler takes no ${look.request?.start.method ?? ''}` : 'the application has no handler for this path',
  when: (look) => [page(look)],
  also: (look) => [named(look)],
  cause: 'The page is Tornado’s own: nothing of the handshake was looked at.',
  remedy:
    'Compare the path with the list of handlers of the Application; their patterns have to match the whole path, a slash at the end and a base URL included.',
}

/** Rule 065. */
const ping: Diagnosis = {
  ...measured,
  id: 'tornado/ping',
  rows: ['065'],
  says: 'a ping of the server got no pong in time',
  layer: 'client',
  when: (look) => [look.closedWith(1000, 'ping timed out')],
  cause:
    'With websocket_ping_interval set, the server pings and waits websocket_ping_timeout for the pong, by default as long as the interval. It closes with 1000, as if all were well.',
  remedy: 'Answer pings. If they are answered, raise websocket_ping_timeout, and look for handlers that block the loop.',
}

const tooLarge: Diagnosis = {
  ...measured,
  id: 'tornado/message-too-large',
  rows: ['065', 'C5', 'D-1009'],
  says: 'a message we sent is larger than websocket_max_message_size, 10 MiB where nothing else is set',
  when: (look) => [look.closedWith(1009, 'message too big')],
  cause: 'The reason is in the words of Tornado, which reads messages of at most 10 MiB.',
  remedy: 'Send smaller messages, or raise websocket_max_message_size of the Application.',
}

const failed: Diagnosis = {
  ...measured,
  id: 'tornado/handler-failed',
  rows: ['052'],
  confidence: 'possible',
  says: 'possibly open() or on_message() of the handler raised an exception, or we sent text that is no UTF-8',
  when: (look) => (named(look) ? [look.endedWithoutClose(), named(look)] : [null]),
  cause: 'Tornado ends the connection without a Close frame when a handler raises, and when it cannot decode a message.',
  remedy: 'Look into the log of the server, logger tornado.application: it has "Uncaught exception" and the traceback.',
}

export const tornado: Pack = {
  id: 'tornado',
  title: 'Tornado (Python)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.oneOf(upgradeWords(look), connectionWords(look), page(look)),
      (look) =>
        look.oneOf(
          look.isStatus(403) && look.bodyIs('Cross origin websockets not allowed'),
          look.isStatus(400) && look.bodyIs('Missing/Invalid WebSocket headers'),
        ),
      (look) =>
        named(look)
          ? look.fieldsAre(
              ['Server', 'Upgrade', 'Connection', 'Sec-Websocket-Accept'],
              ['Date', 'Sec-Websocket-Extensions', 'Sec-Websocket-Protocol'],
            )
          : null,
      (look) => look.oneOf(look.closedWith(1000, 'ping timed out'), look.closedWith(1009, 'message too big')),
    ],
    broad: [named, (look) => (look.isStatus(426) ? look.has('sec-websocket-version', '7, 8, 13') : null)],
  },
  diagnoses: [notUpgrade, unknownUpgrade, origin, version, key, noRoute, ping, tooLarge, failed],
}
