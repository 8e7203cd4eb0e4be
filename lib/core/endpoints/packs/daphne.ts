import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { ownOrigin, standardFields, version13 } from '../to-try'

const measured = {
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  source: 'measured on Daphne 4.0.0 with Channels 4.0.0',
} as const

const named = (look: Look) => look.has('server', 'daphne')
const denied = (look: Look) => (look.status === 403 ? look.hasReason('Access denied') : null)
const failedReason = (look: Look) =>
  look.status === 500 && look.response?.lines.length === 0 ? look.hasReason(/^Internal server error$/) : null

/** Autobahn, the library below, puts what is wrong into the reason phrase. */
const FIELD =
  /^(HTTP Sec-WebSocket-(Key|Version) header missing|bad Sec-WebSocket-Key |HTTP Connection header|HTTP Upgrade header|HTTP (Host|Connection|Upgrade) header missing|could not parse|Sec-WebSocket-|HTTP Sec-WebSocket-)/
const field = (look: Look) => (look.status === 400 ? look.hasReason(FIELD) : null)
const VERSION =
  /^(WebSocket version \S{1,40} not supported \(supported versions: [\d,]{1,40}\)|WebSocket connection denied - Hixie76 protocol not supported)/
const version = (look: Look) => (look.status === 400 ? look.hasReason(VERSION) : null)
const method = (look: Look) => (look.status === 405 ? look.hasReason(/^HTTP method ".{1,40}" not allowed$/) : null)

/** Rule 070. */
const refused: Diagnosis = {
  ...measured,
  id: 'daphne/refused',
  rows: ['070', '021'],
  says: (look) =>
    look.sent('origin') === null
      ? 'the consumer closed before it accepted, or the origin validator wants an Origin and none was sent'
      : `the consumer closed before it accepted, or the origin validator does not accept ${look.sent('origin')}`,
  when: (look) => [denied(look)],
  also: (look) => [look.weSentNo('origin'), look.weSent('origin'), look.weSentNo('cookie')],
  cause:
    'Channels answers so where connect() of the consumer closes or raises DenyConnection, and where AllowedHostsOriginValidator or OriginValidator finds no Origin or one that is not in ALLOWED_HOSTS: both cases look alike. Without an answer of the application in 20 s Daphne refuses so too.',
  remedy:
    'Send an Origin whose host is in ALLOWED_HOSTS, and the session cookie where the consumer looks at the user. A close code given before accept() is lost: accept first to let clients see it.',
  change: ownOrigin,
}

const slow: Diagnosis = {
  ...measured,
  id: 'daphne/connect-timeout',
  rows: ['071'],
  basis: 'source',
  confidence: 'likely',
  says: 'the application did not answer the handshake within 20 s',
  when: (look) => {
    const { written, head } = look.artifacts.timing ?? {}
    const waited = typeof written === 'number' && typeof head === 'number' ? head - written : 0
    return denied(look)
      ? [denied(look), look.broad(look.seen(`The answer came after ${(waited / 1000).toFixed(1)} s`, waited >= 20_000))]
      : [null]
  },
  cause: 'Daphne waits websocket_connect_timeout, 20 s, for the consumer to accept or close, and refuses then.',
  remedy:
    'Look for what blocks connect(): a database, a channel layer that is not reachable, no free worker thread. Raise --websocket_connect_timeout only then.',
  source: 'django/daphne daphne/ws_protocol.py, check_timeouts (c19f2f4)',
}

const failed: Diagnosis = {
  ...measured,
  id: 'daphne/exception',
  rows: ['070'],
  confidence: 'likely',
  says: 'the application raised an exception, often because no route matches the path',
  when: (look) => [failedReason(look), look.isStatus(500)],
  also: (look) => [look.pathIs(/./)],
  cause:
    'URLRouter of Channels raises where no WebSocket route matches, and Daphne answers with this status line and nothing else. Any other exception before accept() looks the same.',
  remedy:
    'Compare the path with the routes of websocket_urlpatterns, which have no slash in front. The log of the server has the traceback, such as "No route found for path".',
}

const handshakeField: Diagnosis = {
  ...measured,
  id: 'daphne/handshake-field',
  rows: ['070'],
  says: (look) => `a field of the handshake does not do: ${look.response?.start.reason ?? ''}`,
  when: (look) => [look.oneOf(field(look), method(look))],
  cause: 'The reason phrase is that of Autobahn, the library below Daphne, and names the field.',
  remedy: 'Correct that field: GET, upgrade in Connection, a key of 16 octets in base64.',
  change: standardFields,
}

const versionField: Diagnosis = {
  ...measured,
  id: 'daphne/version',
  rows: ['070'],
  says: (look) =>
    look.sent('sec-websocket-version') === null
      ? 'Sec-WebSocket-Version is missing'
      : `the version ${look.sent('sec-websocket-version')} is not one of 13 and 8`,
  when: (look) => [version(look)],
  cause:
    'A request without a version is taken for the draft Hixie-76, which is not supported. RFC 6455 §4.4 asks for 426; Autobahn answers 400.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const http: Diagnosis = {
  ...measured,
  id: 'daphne/treated-as-http',
  rows: ['070'],
  confidence: 'likely',
  says: (look) =>
    askedForUpgrade(look)
      ? 'the upgrade arrived as a plain request: Upgrade was removed on its way'
      : 'this is a plain request, and Django has no page at this path',
  when: (look) => (look.status === 404 ? [named(look), look.bodyHas('The requested resource was not found on this server.')] : [null]),
  cause:
    'Daphne looks at Upgrade to tell a WebSocket from a plain request. Without it Django answers by urlpatterns, which has no WebSocket routes.',
  remedy: 'Send Upgrade: websocket and Connection: Upgrade; behind a proxy, let it pass both on.',
  change: standardFields,
}

const day: Diagnosis = {
  ...measured,
  id: 'daphne/age',
  rows: ['071', 'C4-86400-Daphne'],
  basis: 'source',
  confidence: 'likely',
  says: 'the connection has reached the age of 24 hours',
  when: (look) =>
    look.opened && named(look)
      ? [named(look), look.closedWith(1000), look.seen('It was 24 hours old', look.livedFor(86_400, 30) !== null)]
      : [null],
  cause: 'Daphne closes a WebSocket that has been open for websocket_timeout, 86400 s, whatever travels on it.',
  remedy: 'Connect again, or start Daphne with another --websocket_timeout (-1 for none).',
  source: 'django/daphne daphne/ws_protocol.py, check_timeouts (c19f2f4)',
}

const ping: Diagnosis = {
  ...measured,
  id: 'daphne/ping',
  rows: ['071'],
  confidence: 'likely',
  layer: 'client',
  says: 'a ping of the server got no pong in time',
  when: (look) => {
    const pinged = look.session?.newestPing.received ?? null
    if (!named(look) || pinged === null) return [null]
    return [
      look.endedWithoutClose(),
      look.seen('The last ping of the server got no pong of ours', (look.session?.newestPong.sent ?? -1) < pinged),
    ]
  },
  cause: 'Daphne pings every 20 s and ends the connection without a Close frame when no pong comes within 30 s.',
  remedy: 'Answer pings. --ping-interval and --ping-timeout change the two figures.',
}

const dropped: Diagnosis = {
  ...measured,
  id: 'daphne/dropped',
  rows: ['C5'],
  confidence: 'possible',
  layer: 'client',
  says: 'possibly a frame we sent breaks the protocol, or a message is larger than the server takes',
  when: (look) =>
    named(look) && look.session?.newestPing.received === null && look.session.frames.sent > 0
      ? [look.endedWithoutClose(), named(look)]
      : [null],
  cause:
    'Autobahn, below Daphne, ends the connection without a Close frame for a frame without a mask, text that is no UTF-8 and a message over its limit, 1 MiB in newer releases of Daphne.',
  remedy: 'Look at the findings of the frames that were sent. Send smaller messages, in several parts the application joins.',
}

export const daphne: Pack = {
  id: 'daphne',
  title: 'Daphne (Django Channels)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.oneOf(denied(look), failedReason(look), version(look), method(look)),
      field,
      (look) =>
        named(look) && look.status === 101
          ? look.fieldsAre(
              ['Server', 'Upgrade', 'Connection', 'Sec-WebSocket-Accept'],
              ['Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions'],
            )
          : null,
    ],
    broad: [named, (look) => (named(look) ? look.bodyHas('The requested resource was not found on this server.') : null)],
  },
  diagnoses: [refused, slow, failed, handshakeField, versionField, http, day, ping, dropped],
}
