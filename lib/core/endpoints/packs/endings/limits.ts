import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import haproxyTunnel from '../../snippets/haproxy-tunnel'
import nginxTimeouts from '../../snippets/nginx-timeouts'
import { limitsNear, named, rowsOf } from './known-limits'
import { flowedUntilTheEnd, pingsHeard, silentFor, timesOf } from './times'

const nearIdle = (idle: number | undefined) => limitsNear(idle ?? 0, 'idle')

/** Rule 019, for whatever product. */
export const idleLimit: Diagnosis = {
  id: 'endings/idle-limit',
  rows: ['019', 'A7-2', 'E-30', ...rowsOf('idle')],
  says: (look) => `possibly an idle limit of about ${nearIdle(timesOf(look)?.idle)[0]?.seconds ?? ''} s ended it`,
  confidence: 'possible',
  basis: 'source',
  layer: 'proxy',
  when: (look) => {
    const times = timesOf(look)
    const near = times ? nearIdle(times.idle) : []
    return [
      look.endedWithoutClose(),
      silentFor(look),
      look.broad(look.seen(`${near[0]?.seconds ?? 0} s of silence is the default limit of ${named(near)}`, near.length > 0)),
    ]
  },
  also: (look) => [look.endedBy('fin', 'rst', 'tls-alert')],
  cause: (look) =>
    `Something between here and the application ends connections on which nothing travels. ${pingsHeard(look)} The products whose default is that long: ${named(nearIdle(timesOf(look)?.idle))}. One session does not tell a limit from a coincidence: a second that ends after the same silence does.`,
  remedy: (look) => {
    const seconds = nearIdle(timesOf(look)?.idle)[0]?.seconds ?? 60
    return `Let the client or the server send a ping, or any message, every ${Math.max(1, Math.floor(seconds / 2))} s, or raise the limit where it stands. To prove it, open a session and send a ping after ${Math.floor(seconds / 2)} s: it then lives on past ${seconds} s.`
  },
  snippets: [nginxTimeouts, haproxyTunnel],
  source:
    'defaults of the products named, as documented or read in their sources; measured on nginx 1.22.1, HAProxy 2.6.12, Apache 2.4.71 and Varnish 7.1.1 with short limits',
}

/** Rule 063 and its like, for whatever product: an age, while there was traffic. */
export const lifetimeLimit: Diagnosis = {
  id: 'endings/lifetime-limit',
  rows: ['A7-3', 'E-29', ...rowsOf('lifetime')],
  says: (look) =>
    `possibly a limit on the whole life of a connection, about ${limitsNear(timesOf(look)?.age ?? 0, 'lifetime')[0]?.seconds ?? ''} s, ended it`,
  confidence: 'possible',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => {
    const times = timesOf(look)
    const near = times ? limitsNear(times.age, 'lifetime') : []
    return [
      look.endedWithoutClose(),
      look.broad(
        look.seen(`It ended ${times?.age.toFixed(1) ?? ''} s after the 101, the lifetime limit of ${named(near)}`, near.length > 0),
      ),
    ]
  },
  also: (look) => [flowedUntilTheEnd(look), silentFor(look)],
  cause: (look) => {
    const flowed = flowedUntilTheEnd(look) !== null
    return `${flowed ? 'Frames travelled until the end, so it was no limit on silence.' : 'There was silence before the end as well: a limit on silence as long would look the same.'} The products with a lifetime that long: ${named(limitsNear(timesOf(look)?.age ?? 0, 'lifetime'))}. Pings do not help against it.`
  },
  remedy: 'Open a second session with traffic all along: if it ends at the same age, raise that limit, or let clients reconnect before it.',
  source: 'documents of Google Cloud, AWS and Azure; sources of Rancher and Daphne',
}

/** A7-1: traffic until the end. */
export const whileDataFlowed: Diagnosis = {
  id: 'endings/while-data-flowed',
  rows: ['A7-1', 'A7-7'],
  says: 'no idle limit: frames travelled until the end, so a process on the way ended it',
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: (look) => {
    const age = timesOf(look)?.age ?? 0
    return [
      look.endedWithoutClose(),
      flowedUntilTheEnd(look),
      look.broad(look.seen('Its age is that of no lifetime limit we know', limitsNear(age, 'lifetime').length === 0)),
    ]
  },
  also: (look) => [look.endedBy('fin', 'rst', 'tls-alert')],
  cause: (look) =>
    `${pingsHeard(look)} The server’s process closed TCP without a Close frame, restarted, crashed, or a proxy was reloaded. Rancher’s subscriptions end so on purpose, at irregular times.${short(look)}`,
  remedy:
    'Look into the log of the server at this time. Where many sessions end at the same moment it was a restart or a reload; let clients reconnect, each after a time of its own.',
  source: 'rancher/norman, gorilla/websocket Conn.Close; RFC 6455 §7.1.1',
}

/** What a session shorter than the interval of its pings can tell. */
function short(look: Look): string {
  const { session } = look
  return session && session.pings.received + session.pings.sent === 0
    ? ' No ping was due yet in so short a session, so it proves little about pings.'
    : ''
}
