import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { http11, lackOf, standardFields, version13 } from '../to-try'

const source = {
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  source: 'tokio-rs/axum axum/src/extract/ws.rs (3d78036)',
} as const

const NOT_UPGRADE = ["Connection header did not include 'upgrade'", "`Upgrade` header did not include 'websocket'"]
const HTTP2 = ["`:protocol` pseudo-header did not include 'websocket'", 'Request method must be `CONNECT`']
const VERSION = "`Sec-WebSocket-Version` header did not include '13'"
const KEY = '`Sec-WebSocket-Key` header missing'
const GET = 'Request method must be `GET`'
const STATE = "WebSocket request couldn't be upgraded since no upgrade state was present"

const says = (look: Look, status: number, ...texts: string[]): Seen | null =>
  look.status === status ? look.oneOf(...texts.map((text) => look.bodyIs(text))) : null

/** Rule 081. */
const notUpgrade: Diagnosis = {
  ...source,
  id: 'axum/not-an-upgrade',
  rows: ['081'],
  says: (look) => (look.body.startsWith('Connection') ? 'Connection did not arrive as an upgrade' : 'Upgrade did not arrive as websocket'),
  when: (look) => [says(look, 400, ...NOT_UPGRADE)],
  also: (look) => [look.seen('The request we sent is a whole opening handshake', lackOf(look) === null)],
  cause: (look) => (lackOf(look) === null ? 'We sent both fields: a proxy in between removed one.' : `Of what we sent, ${lackOf(look)}.`),
  remedy: 'Send Connection: Upgrade and Upgrade: websocket; behind a proxy, let it pass both on over HTTP/1.1.',
  change: standardFields,
}

const version: Diagnosis = {
  ...source,
  id: 'axum/version',
  rows: ['081'],
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not 13`,
  when: (look) => [says(look, 400, VERSION)],
  cause: 'axum supports version 13 alone, and answers 400 where RFC 6455 §4.4 asks for 426.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const key: Diagnosis = {
  ...source,
  id: 'axum/key',
  rows: ['081'],
  says: 'Sec-WebSocket-Key is missing',
  when: (look) => [says(look, 400, KEY)],
  cause: 'The handshake has no key.',
  remedy: 'Send 16 random octets in base64.',
  change: standardFields,
}

const method: Diagnosis = {
  ...source,
  id: 'axum/method',
  rows: ['081'],
  says: (look) => `the method is ${look.request?.start.method ?? 'another'}, not GET`,
  when: (look) => [says(look, 405, GET)],
  cause: 'Over HTTP/1.1 the opening handshake is a GET.',
  remedy: 'Send GET.',
  change: standardFields,
}

const noState: Diagnosis = {
  ...source,
  id: 'axum/no-upgrade-state',
  rows: ['081'],
  says: (look) =>
    look.request?.start.version === 'HTTP/1.0'
      ? 'the request is HTTP/1.0, which cannot be upgraded'
      : 'the server that carries axum was started without upgrades, or HTTP/1.0 arrived',
  when: (look) => [says(look, 426, STATE)],
  cause:
    'hyper hands the connection over only for HTTP/1.1 and only where it serves with upgrades. A middleware that makes the request anew loses it too.',
  remedy: 'Serve by axum::serve, or by serve_connection_with_upgrades of hyper. Behind nginx set proxy_http_version 1.1.',
  change: http11,
}

/** Rule 082. */
const overHttp2: Diagnosis = {
  ...source,
  id: 'axum/http2',
  rows: ['082'],
  says: 'the request arrived over HTTP/2 as another method than CONNECT, or without :protocol websocket',
  layer: 'proxy',
  when: (look) => [look.oneOf(says(look, 405, ...HTTP2), says(look, 400, ...HTTP2))],
  cause:
    'Over HTTP/2 a WebSocket is an extended CONNECT (RFC 8441). A proxy that speaks HTTP/2 to the server and passes an upgrade on as GET ends here, and so does a route made with get() alone.',
  remedy: 'Let the proxy speak HTTP/1.1 to the server. Or make the route with any() and switch on enable_connect_protocol in hyper.',
}

export const axum: Pack = {
  id: 'axum',
  title: 'axum (Rust)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.oneOf(says(look, 400, ...NOT_UPGRADE, VERSION, KEY, ...HTTP2), says(look, 405, GET, ...HTTP2), says(look, 426, STATE)),
    ],
    broad: [],
  },
  diagnoses: [notUpgrade, version, key, method, noState, overHttp2],
}
