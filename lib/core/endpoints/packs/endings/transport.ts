import type { Diagnosis } from '../../pack'
import traefikTimeouts from '../../snippets/traefik-timeouts'
import { limitsNear, named, rowsOf } from './known-limits'
import { FLOWED, goProxy, pingsHeard, timesOf } from './times'

/** Rule 015. */
export const peerClosed: Diagnosis = {
  id: 'endings/peer-closed-tcp',
  rows: ['015'],
  fallback: true,
  says: 'possibly the process on the other side closed TCP without the closing handshake: reported locally as 1006',
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.endedWithoutClose(), look.endedBy('fin')],
  cause: (look) =>
    `A FIN came and no Close frame before it (RFC 6455 §7.1.1 asks for one). Servers do so that end a session by closing the socket (gorilla Conn.Close, Rancher), crash, or are ended; proxies do so at their limits. ${pingsHeard(look)}`,
  remedy:
    'Hold the time of the end against the log of the server and of each proxy. A second session that ends after the same silence, or at the same age, tells a limit.',
  source: 'measured on ws 8.23.0 (socket ended without a Close frame); RFC 6455 §7.1.1',
}

/** Rule 016. */
export const reset: Diagnosis = {
  id: 'endings/reset',
  rows: ['016'],
  fallback: true,
  says: 'possibly a process that was killed, a firewall, or a load balancer reset the connection: reported locally as 1006',
  confidence: 'possible',
  basis: 'measured',
  layer: 'network',
  when: (look) => [look.endedWithoutClose(), look.endedBy('rst')],
  cause: (look) =>
    `A RST came: TCP was not closed in order. It is sent by a system whose process died with data unread, and by firewalls and load balancers that forgot or refuse the connection. ${pingsHeard(look)}`,
  remedy: 'Look whether the server’s process was restarted at this time. If not, look at what keeps a table of connections in between.',
  source: 'measured on loopback with ws 8.23.0; RFC 9293 §3.5.2',
}

/** Rules 016 and 057: our frame met a connection nobody knows any more. */
export const forgottenFlow: Diagnosis = {
  id: 'endings/forgotten-flow',
  rows: ['016', '057'],
  says: 'possibly a firewall or load balancer had forgotten the quiet connection, and reset it when we sent something',
  confidence: 'possible',
  basis: 'unverified',
  layer: 'network',
  when: (look) => {
    const { session } = look
    if (!session || session.endedAt === null || session.newest.sent === null) return [null]
    const afterOurs = (session.endedAt - session.newest.sent) / 1000
    const unheard = (session.endedAt - (session.newest.received ?? session.openedAt)) / 1000
    return [
      look.endedBy('rst'),
      look.endedWithoutClose(),
      look.broad(look.seen(`The RST came ${afterOurs.toFixed(1)} s after our last frame`, afterOurs <= FLOWED)),
      look.broad(look.seen(`Nothing had come in for ${unheard.toFixed(0)} s`, unheard >= 300)),
    ]
  },
  cause:
    'An AWS Network Load Balancer possibly drops a flow after 350 s without a word to either side; the next segment is then answered with a RST. Firewalls and NAT do the same after their own times.',
  remedy: 'Send a ping at half of that time. On a Network Load Balancer tcp.idle_timeout.seconds can be raised.',
  source: 'AWS documentation, Network Load Balancers; not measured',
}

export const tlsAlert: Diagnosis = {
  id: 'endings/tls-alert',
  rows: [],
  says: 'the other end of TLS ended the session with an alert, without a Close frame',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => [look.endedWithoutClose(), look.seen('A TLS alert ended the transport', look.endedBy('tls-alert') !== null)],
  cause:
    'The end of TLS is where the alert was written: on most systems a proxy or load balancer, not the application. A fatal alert in an open session is mostly a failure or a key update that one side does not know.',
  remedy: 'Look into the log of what ends TLS at this time, and try without other programs that open TLS on the way.',
  source: 'RFC 8446 §6',
}

/** Rule 017. */
export const noStatus: Diagnosis = {
  id: 'endings/closed-without-code',
  rows: ['017'],
  says: 'it was closed in order, by a Close frame without a code: reported locally as 1005',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    look.closedWithoutCode(),
    look.seen('A Close frame without a payload is a clean end', look.closedWithoutCode() !== null),
  ],
  cause: '1005 never travels: it is what libraries report where the Close frame had no code (RFC 6455 §7.1.5).',
  remedy: 'Nothing is wrong. A server that wants clients to know why it closes sends a code, 1000 or 1001 mostly.',
  source: 'RFC 6455 §5.5.1 and §7.1.5; measured on ws 8.23.0',
}

const RESERVED = [1005, 1006, 1015]

/** Rule 018. */
export const reservedCode: Diagnosis = {
  id: 'endings/reserved-code',
  rows: ['018'],
  says: (look) => `its Close frame has the code ${look.artifacts.close?.received?.code ?? ''}, which must never travel`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [
    look.oneOf(...RESERVED.map((code) => look.closedWith(code))),
    look.seen('1005, 1006 and 1015 are for local reports only', look.artifacts.close?.received),
  ],
  cause:
    'The server passes on what its own library reported of another connection, or invents it. Clients take such a frame for a protocol error: ws reports 1006.',
  remedy:
    'Let the server close with a code that may travel: 1001 when it goes away, 1011 after an error, 1014 for a bad answer from behind.',
  source: 'RFC 6455 §7.4.1; measured on ws 8.23.0',
}

/** Text where frames belong: what it reads as is no frame that was cut. */
const NO_FRAMES = /^(HTTP\/\d|\s{0,64}<[a-z!?])/i

export const cutOff: Diagnosis = {
  id: 'endings/cut-off',
  rows: [],
  says: 'it ended in the middle of a frame: the sender died, or something on the way gave up',
  confidence: 'certain',
  basis: 'measured',
  layer: 'network',
  when: (look) => [
    look.seen(
      'The last frame that came is not whole',
      look.session?.cutOff && look.session.endedAt !== null && look.artifacts.ended?.by !== 'us' && look.afterIs(NO_FRAMES) === null,
    ),
  ],
  also: (look) => [look.endedBy('fin', 'rst', 'tls-alert')],
  cause:
    'Nobody ends a connection inside a frame on purpose: a process was killed while it wrote, or a proxy reached a limit of size or time for one answer.',
  remedy:
    'Look at the length the frame announces, and into the logs at this time. If it happens at about the same size each time, look for a limit of that size.',
  source: 'RFC 6455 §5.2; measured with a scripted endpoint',
}

/** It ended right after something we sent. */
export const afterOurMessage: Diagnosis = {
  id: 'endings/after-our-message',
  rows: [],
  says: (look) =>
    `it ended right after our message of ${look.session?.lastSent?.length ?? 0} octets: possibly the server failed on it, or it is too long`,
  confidence: 'possible',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const { session } = look
    if (!session?.lastSent || session.endedAt === null) return [null]
    const after = session.endedAt - session.lastSent.at
    const unanswered = session.newest.received === null || session.newest.received < session.lastSent.at
    return [
      look.endedWithoutClose(),
      look.broad(look.seen(`The end came ${Math.round(after)} ms after our message, and nothing in between`, unanswered && after <= 1000)),
    ]
  },
  cause:
    'Some servers drop the connection without a Close frame where a message breaks their rules: uWebSockets above 16 KiB for one. Others crash on what they do not expect.',
  remedy: 'Send a short message the application knows, and see whether the session lives on; then make it longer step by step.',
  source: 'uWebSockets (maxPayloadLength); measured on ws 8.23.0 with a handler that ends the socket',
}

/** The ping limits of C.4: we left pings unanswered. */
export const pingsUnanswered: Diagnosis = {
  id: 'endings/pings-unanswered',
  rows: rowsOf('ping'),
  says: 'we did not answer the last ping of the endpoint, and it gave up',
  confidence: 'likely',
  basis: 'source',
  layer: 'client',
  when: (look) => {
    const { session } = look
    if (!session || session.endedAt === null || session.newestPing.received === null) return [null]
    const { received } = session.newestPing
    const answered = session.newestPong.sent !== null && session.newestPong.sent >= received
    const waited = (session.endedAt - received) / 1000
    return [
      look.seen(`Its last ping came ${waited.toFixed(1)} s before the end, and no pong of ours followed`, !answered && waited >= FLOWED),
      look.seen('The endpoint ended it', look.artifacts.ended?.by !== 'us'),
    ]
  },
  cause: (look) => {
    const near = limitsNear(timesOf(look)?.age ?? 0, 'ping')
    const products = near.length > 0 ? ` The age fits ${named(near)}.` : ''
    return `An endpoint that pings takes a client that does not answer for dead (RFC 6455 §5.5.2 asks for a pong at once).${products}`
  },
  remedy: 'Let pings be answered in the session settings of the request. In an own client, look for a blocked event loop or reader.',
  change: (look) =>
    look.session && look.session.pings.received > 0
      ? {
          title: 'With pings answered',
          sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
          edits: [{ draft: { session: { answerPings: true } } }],
        }
      : null,
  source: 'RFC 6455 §5.5.2; defaults of python websockets, Engine.IO and kubectl as read in their sources',
}

/** A7-4: the endpoint's pings stopped long before the end. */
export const pingsStopped: Diagnosis = {
  id: 'endings/pings-stopped',
  rows: ['A7-4'],
  says: 'possibly the other side was gone long before the end: its regular pings had stopped',
  confidence: 'possible',
  basis: 'reported',
  layer: 'network',
  when: (look) => {
    const { session } = look
    if (!session || session.endedAt === null || session.newestPing.received === null || session.pings.received < 3) return [null]
    const interval = (session.newestPing.received - session.openedAt) / session.pings.received / 1000
    const missing = (session.endedAt - session.newestPing.received) / 1000
    return [
      look.endedWithoutClose(),
      look.broad(
        look.seen(
          `${session.pings.received} pings came, one every ${interval.toFixed(1)} s, and none in the last ${missing.toFixed(1)} s`,
          missing >= interval * 2.5,
        ),
      ),
    ]
  },
  cause: 'A half-open connection: the process or its node went away without a word, and something noticed only later.',
  remedy:
    'Look for restarts of the server or its pods at the time of the last ping, not of the end. Let clients take a connection for dead once two pings did not come.',
  source: 'rancher/rancher issues 25528 and 50481',
}

/** Rule 118. */
export const traefikRegression: Diagnosis = {
  id: 'endings/traefik-regression',
  rows: ['118'],
  says: 'possibly Traefik 2.11.1 or 3.0.0-rc4, which ended WebSockets within seconds',
  confidence: 'possible',
  basis: 'reported',
  layer: 'proxy',
  when: (look) => {
    const times = timesOf(look)
    if (!times) return [null]
    return [
      goProxy(look),
      look.endedBy('fin'),
      look.broad(
        look.seen(
          `It ended ${times.age.toFixed(1)} s after the 101 although frames had travelled`,
          times.frames > 0 && times.age >= 1 && times.age <= 12,
        ),
      ),
    ]
  },
  cause: 'Those two releases let a time limit for reading a request run on after the upgrade.',
  remedy: 'Where Traefik is on the way, take 2.11.2 or 3.0.0-rc5 or newer.',
  snippets: [traefikTimeouts],
  source: 'traefik/traefik issues 10589 and 10598; louislam/uptime-kuma issue 4669',
}

/** Rule 127. */
export const cloudflareRelease: Diagnosis = {
  id: 'endings/cloudflare-restart',
  rows: ['127'],
  says: 'possibly Cloudflare restarted the server at its edge that held the connection',
  confidence: 'possible',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.opened ? [look.broad(look.has('cf-ray')), look.endedWithoutClose()] : [null]),
  cause:
    'Cloudflare says that it ends WebSockets when it releases new software to its edge. All sessions through that server end at once, and a new one is accepted.',
  remedy: 'Reconnect. If the time before the end is the same each time, look for a limit instead.',
  source: 'Cloudflare documentation, WebSockets',
}
