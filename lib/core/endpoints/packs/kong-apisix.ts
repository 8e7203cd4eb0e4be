import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'
import apisixTimeouts from '../snippets/apisix-timeouts'
import kongTimeouts from '../snippets/kong-timeouts'

const serverIsKong = (look: Look): Seen | null => look.has('server', /^kong\//i)
const viaKong = (look: Look): Seen | null => look.has('via', /\bkong\//i)
/** On answers it passed on. */
const kongLatency = (look: Look): Seen | null =>
  look.broad(look.oneOf(look.has('x-kong-upstream-latency'), look.has('x-kong-proxy-latency')))
/** Only on answers Kong made itself. */
const kongOwn = (look: Look): Seen | null =>
  look.header('x-kong-upstream-latency') === null ? look.oneOf(look.has('x-kong-response-latency'), kongWords(look)) : null
const kongWords = (look: Look): Seen | null =>
  look.bodyHas(
    /no Route matched with those values|An invalid response was received from the upstream server|The upstream server is timing out|failure to get a peer from the ring-balancer/,
  )
const serverIsApisix = (look: Look): Seen | null => look.has('server', /^APISIX\b/)
const apisixOwn = (look: Look): Seen | null => look.bodyHas(/^\{"error_msg":"404 Route Not Found"\}/)

const ownAnswer: Diagnosis = {
  id: 'kong-apisix/kong-own-answer',
  rows: ['131', 'E-15', 'E-26'],
  says: (look) =>
    look.status === 404
      ? 'no route of Kong matches this host and path'
      : look.status === 401 || look.status === 403
        ? 'a plugin of Kong refuses it'
        : 'Kong got no usable answer from the server behind it',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) => (look.status !== null && look.status >= 400 ? [kongOwn(look)] : [null]),
  also: (look) => [serverIsKong(look), kongWords(look)],
  cause: 'The answer is Kong’s own: X-Kong-Response-Latency without X-Kong-Upstream-Latency, or its own words.',
  remedy:
    'Compare hosts and paths of the route with the request, and its protocols: a route for http and https takes WebSockets as well. For 401 and 403 look at its plugins; for 502 to 504 at the service.',
  source: 'Kong/kong, error handlers and headers',
}

const apisixNoRoute: Diagnosis = {
  id: 'kong-apisix/apisix-no-route',
  rows: ['131', 'E-15'],
  says: 'no route of APISIX matches this host and path',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) => (look.status === 404 ? [apisixOwn(look)] : [null]),
  also: (look) => [serverIsApisix(look)],
  cause: 'The text is APISIX’s own.',
  remedy: 'Add a route with this uri, and enable_websocket on it.',
  snippets: [apisixTimeouts],
  source: 'apache/apisix init.lua',
}

/** A7-6: a 403 on Origin where Kong changed Host. */
const hostChanged: Diagnosis = {
  id: 'kong-apisix/host-not-preserved',
  rows: ['A7-6'],
  says: 'possibly Kong changed Host, and the server behind it refuses an Origin that is not its own host',
  confidence: 'possible',
  basis: 'reported',
  layer: 'proxy',
  when: (look) =>
    look.status === 403 && kongOwn(look) === null ? [look.oneOf(viaKong(look), kongLatency(look)), look.weSent('origin')] : [null],
  cause:
    'Kong sends the host of the service upstream unless the route says preserve_host. Servers such as gorilla/websocket compare Origin with Host.',
  remedy: 'Set preserve_host on the route. To see it is that, try without Origin.',
  change: () => ({
    title: 'Without Origin',
    sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
    edits: [{ line: 'Origin', value: null }],
  }),
  source: 'rancher/rancher issue 25528 (403 on /v3/subscribe behind Kong)',
}

/** Kong and APISIX, both made on OpenResty. */
export const kongApisix: Pack = {
  id: 'kong-apisix',
  title: 'Kong or APISIX',
  role: 'front',
  signals: { strong: [kongOwn, apisixOwn], broad: [serverIsKong, viaKong, kongLatency, serverIsApisix] },
  diagnoses: [
    ownAnswer,
    apisixNoRoute,
    hostChanged,
    notPassedOn({
      pack: 'kong-apisix',
      title: 'Kong or APISIX',
      rows: ['099', '131'],
      mark: (look) => look.oneOf(viaKong(look), kongLatency(look), serverIsApisix(look)),
      basis: 'reported',
      cause:
        'APISIX passes upgrades on only where the route has enable_websocket; Kong does by itself, so there it is mostly another proxy between.',
      remedy: 'Set enable_websocket on the route of APISIX; behind Kong look at the next proxy.',
      snippets: [apisixTimeouts, kongTimeouts],
      source: 'APISIX Admin API, Route object; Kong documentation',
    }),
  ],
}
