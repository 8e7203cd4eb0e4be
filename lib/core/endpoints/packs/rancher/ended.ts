import type { Look, Seen } from '../../look'
import type { Diagnosis } from '../../pack'
import nginxTimeouts from '../../snippets/nginx-timeouts'
import { NORMAN_SUBSCRIBE, normanEvent, pingEvery, STEVE_EVENT, sawPing, timesOf, WITHOUT_PINGS } from './marks'

const NORMAN = 'rancher/norman, pkg/subscribe/handler.go'
const DOCS = 'rancher/rancher-docs, helm-chart-options'

/** Ages at which balancers end a connection whatever travels on it, in seconds, and whose they are. */
const LIFETIMES: readonly (readonly [seconds: number, whose: string])[] = [
  [30, 'the backend timeout of Google’s load balancer unless raised'],
  [60, 'a common limit of proxies and balancers'],
  [7_200, 'API Gateway'],
  [14_400, 'Azure Front Door'],
]
/** Limits on silence that Rancher’s users meet: nginx, many balancers, and those of Rancher’s own documents. */
const IDLE: readonly number[] = [60, 300, 900, 1_800]

const NORMAN_OR_STEVE = /\/(?:v3(?:\/[^?]{1,200})?|v1)\/subscribe\?/
const lifetimeOf = (age: number) => LIFETIMES.find(([seconds]) => Math.abs(age - seconds) <= 1.5)

/** The stream was alive to the end: its newest frame is not older than a ping may be. */
function aliveToTheEnd(look: Look): Seen | null {
  const times = timesOf(look)
  const every = pingEvery(look)
  if (!times || every === null || times.silence > every + 1.5) return null
  return look.seen(`Its pings, every ${every} s, came until ${times.silence.toFixed(1)} s before the end`, true)
}

/** A7, first row. */
export const watchEnded: Diagnosis = {
  id: 'rancher/watch-ended',
  rows: ['A7-1', 'A7-7', 'A1-3'],
  says: 'Rancher itself ended the subscription, as it does when one of its watches ends: it closes TCP without a Close frame, which clients report as 1006',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => {
    const times = timesOf(look)
    if (!times || lifetimeOf(times.age)) return [null]
    return [normanEvent(look), look.endedWithoutClose(), look.oneOf(aliveToTheEnd(look), shortLived(look))]
  },
  also: (look) => [sawPing(look), look.endedBy('fin', 'rst')],
  cause:
    'A socket of /v3 holds a watch for each type of resource, and the first that ends ends all of it: a restart of the API server, a change of a CRD or of permissions, a new leader. The server then calls Close on the connection, which writes no Close frame. So 1006 from Rancher is no proof of a broken network.',
  remedy:
    'Reconnect, waiting longer after each failure, and fetch the state anew: events in between are lost. Treat it as normal. Where all sockets of a replica end at the same moment, look for a restart of Rancher or a reload of the ingress.',
  source: `${NORMAN}; gorilla/websocket, Conn.Close`,
}

/** Ended before a first ping was due. */
function shortLived(look: Look): Seen | null {
  const times = timesOf(look)
  const every = pingEvery(look)
  if (!times || every === null || times.age > every + 1.5) return null
  return look.seen(`It ended ${times.age.toFixed(1)} s after the 101, before a second ping was due`, true)
}

/** A7, second row: sockets without pings. */
export const idleProxy: Diagnosis = {
  id: 'rancher/idle-limit',
  rows: ['A7-2'],
  says: (look) =>
    `a proxy or load balancer ended it after ${round(timesOf(look)?.silence)} s without a frame: Rancher sends no pings on this kind of socket`,
  confidence: 'likely',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => {
    const times = WITHOUT_PINGS.test(look.path) ? timesOf(look) : null
    const limit = times && IDLE.find((seconds) => Math.abs(times.silence - seconds) <= 2)
    return [
      look.pathIs(WITHOUT_PINGS),
      look.endedWithoutClose(),
      look.seen(`It ended after ${round(times?.silence)} s of silence, a common limit`, limit),
    ]
  },
  also: (look) => [look.has('server'), look.has('via')],
  cause:
    'exec, log and shell carry only what is typed and printed. What stands in front of Rancher counts that silence: nginx 60 s unless set, many balancers 60 or 300 s.',
  remedy:
    'Raise the read and the send limit: Rancher’s documents say 1800 s for both, with buffering off, Host and X-Forwarded-Proto and -Port passed on.',
  snippets: [nginxTimeouts],
  source: `${DOCS}; rancher/rancher issue 1447; rancher/dashboard issue 5928`,
}

/** A7, third row. */
export const lifetime: Diagnosis = {
  id: 'rancher/lifetime-limit',
  rows: ['A7-3'],
  says: (look) => {
    const age = timesOf(look)?.age ?? 0
    return `a load balancer ended it at the age of ${round(age)} s, though it was not idle (${lifetimeOf(age)?.[1] ?? 'a limit on age'})`
  },
  confidence: 'likely',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => {
    const times = timesOf(look)
    if (!times || !lifetimeOf(times.age)) return [null]
    return [look.endedWithoutClose(), aliveToTheEnd(look), look.seen(`It was ${times.age.toFixed(1)} s old when it ended`, true)]
  },
  cause:
    'The pings of the subscription flowed, so silence is not the reason. Some balancers bound the life of a connection: Google 30 s, API Gateway 2 h, Azure Front Door 4 h; Traefik and Caddy by their stream limits.',
  remedy:
    'Open it once more: the same age again proves it. Then raise that limit (Google: timeoutSec of the BackendConfig), or let clients reconnect before it.',
  source: 'kubernetes/ingress-gce; Azure and AWS documentation; rancher/norman',
}

/** A7, fourth row. */
export const pingsStopped: Diagnosis = {
  id: 'rancher/pings-stopped',
  rows: ['A7-4'],
  says: (look) =>
    `the pings of the subscription stopped ${round(timesOf(look)?.silence)} s before the end: the other end was gone, or not reached any more`,
  confidence: 'likely',
  basis: 'reported',
  layer: 'network',
  when: (look) => {
    const times = timesOf(look)
    const every = pingEvery(look)
    const missed = times && every !== null ? Math.floor(times.silence / every) : 0
    return [
      look.endedWithoutClose(),
      sawPing(look),
      look.seen(`${missed} pings, due every ${every} s, did not come before the end`, missed >= 2),
    ]
  },
  cause:
    'A server that ends a subscription pings up to the end. Here it fell silent first: a node or a pod of Rancher was lost, a tunnel of an agent broke, or a firewall forgot the connection, and TCP noticed late.',
  remedy:
    'Look at restarts of the pods of Rancher and of cattle-cluster-agent at that time. Let clients give up after 35 s of silence, as Rancher’s own dashboard does.',
  source: 'rancher/rancher issues 25528 and 50481; rancher/dashboard, shell/utils/socket.js',
}

/** Said while it is open, and after: what a frame of ours does there. */
export const normanIgnores: Diagnosis = {
  id: 'rancher/norman-ignores',
  rows: ['A1-1'],
  says: 'what we send on a socket of /v3 is read and thrown away',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) => [
    look.pathIs(NORMAN_SUBSCRIBE),
    normanEvent(look),
    look.seen('We sent messages', (look.session?.first.sent.length ?? 0) > 0),
  ],
  cause:
    'The server starts all watches by itself and reads only to notice the end. Starting and stopping watches by message is Steve’s, at /v1/subscribe.',
  remedy: 'Choose what is watched by the path and by resourceTypes in the query, or use /v1/subscribe.',
  source: NORMAN,
}

export const steveStop: Diagnosis = {
  id: 'rancher/steve-watch-stopped',
  rows: ['A3-stop'],
  says: 'Steve ended a watch (resource.stop), and the socket stays open',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) => [look.anyMessage(/^\{"name":"resource\.stop"/)],
  cause:
    'A watch lives 1800 s unless CATTLE_WATCH_TIMEOUT_SECONDS says otherwise, ends when the rights of the user change (looked at every 2 s), and when its events are not read for 10 ms. All three look alike.',
  remedy: 'Start the watch again with the resourceVersion of the last event, or list the resources and start anew.',
  source: 'rancher/steve; rancher/apiserver, pkg/subscribe',
}

export const steveError: Diagnosis = {
  id: 'rancher/steve-error',
  rows: ['A3-error'],
  says: (look) => `Steve refused a watch: ${errorText(look)}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) => [look.anyMessage(/^\{"name":"resource\.error"/)],
  cause:
    'The schema id is unknown ("failed to find schema"), cannot be watched, the user may not, the resourceVersion is too old, or the message was no JSON. The socket stays open.',
  remedy: 'Name a schema id, such as pod, apps.deployment or management.cattle.io.cluster; /v1/schemas lists them.',
  source: 'rancher/apiserver, pkg/subscribe/watcher.go',
}

function errorText(look: Look): string {
  const all = look.session ? [...look.session.first.received, ...(look.session.lastReceived ? [look.session.lastReceived] : [])] : []
  const text = all.find((message) => message.text.startsWith('{"name":"resource.error"'))?.text ?? ''
  return `"${/"error":\s?"([^"]{1,200})/.exec(text)?.[1] ?? 'without a text'}"`
}

export const steveWaits: Diagnosis = {
  id: 'rancher/steve-waits',
  rows: ['A3-start'],
  says: 'no watch was started: Steve sends nothing but pings until a message names a resourceType',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  informs: true,
  when: (look) =>
    look.opened && look.session?.first.sent.length === 0 && !look.anyMessage(STEVE_EVENT)
      ? [look.pathIs(/\/v1\/subscribe(?:\?|$)/), look.seen('We sent no message', true)]
      : [null],
  cause: 'Other than at /v3, each watch is asked for by a message of ours.',
  remedy: 'Send {"resourceType":"pod"}; the preset for Steve does so when the connection is open.',
  source: 'rancher/apiserver, pkg/subscribe',
}

function round(seconds: number | undefined): string {
  return seconds === undefined ? '' : seconds >= 10 ? seconds.toFixed(0) : seconds.toFixed(1)
}

/** What the user interface adds to every socket it opens. */
export const sockId: Diagnosis = {
  id: 'rancher/sock-id',
  rows: ['A1-2'],
  says: 'sockId (socketId) in the query is a counter of the browser: the server never reads it',
  confidence: 'certain',
  basis: 'source',
  layer: 'client',
  informs: true,
  when: (look) => [look.pathIs(NORMAN_OR_STEVE), look.pathIs(/[?&]sock(?:et)?Id=/)],
  cause:
    'The dashboard counts the sockets it opens and puts the number into the URL, to tell them apart in its own log. Any number, and none, does.',
  remedy:
    'Leave it out. Of the query a subscription to /v3 reads resourceTypes and the filters of the API; eventNames, include and projectId are of Rancher 1.x.',
  source: `${NORMAN}; rancher/dashboard, shell/utils/socket.js`,
}
