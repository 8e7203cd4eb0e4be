import { changeScheme } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

/** What servers write when clear text reaches their TLS port: nginx, Apache, Go, Tomcat, Node. */
const WANTS_TLS =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|Client sent an HTTP request to an HTTPS server|combination of host and port requires TLS/i

/** Rule 005. */
export const plainToTls: Diagnosis = {
  id: 'generic/plain-http-to-tls-port',
  rows: ['005'],
  says: 'ws:// was used with a port that speaks TLS',
  confidence: 'certain',
  basis: 'measured',
  layer: 'client',
  when: (look) => (look.status === 400 ? [look.bodyHas(WANTS_TLS)] : [null]),
  also: (look) => [look.has('server')],
  cause:
    'The server saw clear text where it expects a TLS handshake, and says so in a page of its own. No WebSocket server behind saw anything.',
  remedy: 'Use wss:// with this port.',
  change: (look) => changeScheme(look, 'wss'),
  source: 'measured on nginx 1.22.1, Apache 2.4.71 and Caddy 2.6.2 (Go net/http)',
}

/** Rule 006. */
export const tlsToPlain: Diagnosis = {
  id: 'generic/tls-to-plain-port',
  rows: ['006'],
  says: 'wss:// was used with a port that does not speak TLS',
  confidence: 'certain',
  basis: 'measured',
  layer: 'client',
  when: (look) => [look.failedWith('tls-not-tls')],
  cause: 'What came in answer to the ClientHello is no TLS record. Libraries report it as "wrong version number" (EPROTO).',
  remedy: 'Use ws:// with this port, or the port that has TLS, mostly 443 or 8443.',
  change: (look) => changeScheme(look, 'ws'),
  source: 'measured on ws 8.23.0 and other servers without TLS',
}

const UNREACHED = {
  'name-not-found': 'there is no such name',
  'resolver-failed': 'the resolver itself failed',
  'no-address': 'the name has no address of the wanted family',
  'resolve-timeout': 'the resolver did not answer in time',
  'connection-refused': 'nobody listens on that port',
  'connect-timeout': 'nothing answered on that address',
  'host-unreachable': 'there is no way to that host',
  'network-unreachable': 'there is no way to that network',
} as const
const UNREACHED_CODES = Object.keys(UNREACHED) as (keyof typeof UNREACHED)[] // safe: the keys of the table above

/** What to look at, by the code. */
const LOOK_AT: Readonly<Partial<Record<keyof typeof UNREACHED, string>>> = {
  'connection-refused': 'See that the server runs, on this port, and listens on this address and not on 127.0.0.1 alone.',
  'connect-timeout': 'A firewall that drops packets answers nothing at all: look at it and at security groups, and at the address.',
}

function unreached(look: Look): keyof typeof UNREACHED | null {
  return UNREACHED_CODES.find((code) => code === look.artifacts.failure?.code) ?? null
}

/** Rule 007. */
export const notReached: Diagnosis = {
  id: 'generic/not-reached',
  rows: ['007'],
  says: (look) => {
    const code = unreached(look)
    return `no HTTP was spoken at all: ${code === null ? 'the connection failed' : UNREACHED[code]}`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'network',
  when: (look) => [look.failedWith(...UNREACHED_CODES)],
  cause:
    'A browser shows nothing but 1006 for this. Neither the server nor a proxy in front of it has seen a request, so none of their logs has a line.',
  remedy: (look) => {
    const code = unreached(look)
    return (
      (code !== null && LOOK_AT[code]) ||
      'See that the name is spelled right and resolves where the client runs, and that its network leads there.'
    )
  },
  source: 'measured on loopback: ECONNREFUSED, ENOTFOUND, ETIMEDOUT',
}

/** Rule 008. */
export const droppedSilently: Diagnosis = {
  id: 'generic/dropped-silently',
  rows: ['008'],
  says: (look) => `possibly the server does not take the upgrade at this path, and dropped the connection ${when(look)} without a word`,
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.silentEnd()],
  also: (look) => [look.pathIs(/./), look.weSent('sec-websocket-protocol'), look.weSentNo('sec-websocket-protocol')],
  cause: (look) => {
    const wait = waited(look)
    const often =
      wait !== null && wait >= 4500 && wait <= 5500
        ? 'After five seconds WebSocket++ does so, with a client it heard nothing whole from.'
        : wait !== null && wait >= 800 && wait <= 1500
          ? 'After one second Engine.IO does so, with upgrades to a path nobody handles (destroyUpgrade).'
          : 'At once uWebSockets does so for an unknown path, libwebsockets for an unknown subprotocol, tungstenite for a bad handshake, nginx for "return 444", and Varnish for a pipe to a dead backend.'
    return `${often} A TLS port that gets clear text may also just close, as HAProxy does.`
  },
  remedy: 'Check the path and the subprotocol, then try wss:// where ws:// was used. The log of the server says more than it sent.',
  source:
    'measured on nginx 1.22.1 (return 444), Varnish 7.1.1 (pipe to a dead backend), Engine.IO and WebSocket++; sources of uWebSockets, libwebsockets and tungstenite',
}

/** Milliseconds from the request to the end. */
function waited(look: Look): number | null {
  const { timing, ended } = look.artifacts
  return timing?.written != null && ended ? ended.at - timing.written : null
}

function when(look: Look): string {
  const wait = waited(look)
  return wait === null ? '' : wait < 300 ? 'at once' : `after ${(wait / 1000).toFixed(1)} s`
}
