import type { Look, Seen } from '../look'
import { notPassedOn } from '../not-passed-on'
import type { Diagnosis, Pack } from '../pack'
import envoyHttp2Upgrade from '../snippets/envoy-http2-upgrade'
import envoyUpgrade from '../snippets/envoy-upgrade'
import { upgradeSent } from '../upgrade-missed'

const serverIsEnvoy = (look: Look): Seen | null => look.has('server', /^(?:istio-)?envoy$/)
/** On answers Envoy passed on: how long the server behind took. */
const upstreamTime = (look: Look): Seen | null => look.broad(look.has('x-envoy-upstream-service-time'))
const decorator = (look: Look): Seen | null => look.broad(look.has('x-envoy-decorator-operation'))

/** Texts of Envoy's own answers. */
const WORDS =
  /^(?:upstream connect error or disconnect\/reset before headers|no healthy upstream|upstream request timeout|RBAC: access denied|no cluster found|local_rate_limited|fault filter abort|stream timeout|Jwt )/i
const ownWords = (look: Look): Seen | null => look.bodyHas(WORDS)

/** Rule 113. */
const upgradeNotEnabled: Diagnosis = {
  id: 'envoy/upgrade-not-enabled',
  rows: ['113'],
  says: 'Envoy refuses upgrades on this route: websocket is not among its upgrade_configs',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) =>
    look.status === 403
      ? [
          serverIsEnvoy(look),
          look.bodyIsEmpty(),
          upgradeSent(look),
          look.seen(
            'Envoy closes the connection with it and names no server behind, as where it refuses an upgrade',
            /close/i.test(look.header('connection') ?? '') && look.header('x-envoy-upstream-service-time') === null,
          ),
        ]
      : [null],
  cause:
    'An upgrade on a route, or a connection manager, that does not allow it is answered by Envoy itself with an empty 403 (response detail upgrade_failed, counter downstream_rq_ws_on_non_ws_route). An external authorisation filter answers with a 403 too, but keeps the connection.',
  remedy: 'Add upgrade_type: websocket to upgrade_configs of the connection manager, or of the route.',
  snippets: [envoyUpgrade],
  source: 'envoyproxy/envoy conn_manager_impl.cc and documentation, HTTP upgrades',
}

/** Rule 115. */
const http2Hop: Diagnosis = {
  id: 'envoy/extended-connect-off',
  rows: ['115'],
  says: 'possibly Envoy does not allow WebSockets over an HTTP/2 hop, which is off by default',
  confidence: 'possible',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.artifacts.http2 && look.status !== null && look.status >= 400 ? [serverIsEnvoy(look)] : [null]),
  cause: 'Over HTTP/2 a WebSocket is an extended CONNECT (RFC 8441), and Envoy takes and makes it only with allow_connect.',
  remedy: 'Set allow_connect in http2_protocol_options of the listener and of the cluster, or use HTTP/1.1 on this hop.',
  snippets: [envoyHttp2Upgrade],
  change: () => ({
    title: 'Over HTTP/1.1',
    sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
    edits: [{ draft: { network: { protocol: 'http/1.1' } } }],
  }),
  source: 'Envoy documentation, HTTP upgrades (WebSocket over HTTP/2 hops)',
}

const connectFailed: Diagnosis = {
  id: 'envoy/upstream-failed',
  rows: ['E-27'],
  says: (look) =>
    look.body.startsWith('no healthy')
      ? 'Envoy has no healthy server behind it'
      : 'Envoy lost or never got the connection to the server behind it',
  confidence: 'certain',
  basis: 'source',
  layer: 'proxy',
  when: (look) =>
    look.status === 503
      ? [look.isStatus(503), look.bodyHas(/^(?:upstream connect error or disconnect\/reset before headers|no healthy upstream)/)]
      : [null],
  also: (look) => [look.bodyHas(/(?:reset reason|transport failure reason): [^\r\n]{1,120}/), serverIsEnvoy(look)],
  cause:
    'The cluster has no healthy host, or the connection was refused, reset or failed in TLS: the text names the reset reason. In a mesh, a server that speaks plain HTTP behind strict mTLS looks so as well.',
  remedy:
    'Look at the health of the cluster (/clusters of the admin interface), at the port of the Service, and at the mTLS mode on both sides.',
  source: 'envoyproxy/envoy router.cc and conn_manager_impl.cc',
}

const ownAnswer: Diagnosis = {
  id: 'envoy/own-answer',
  rows: ['E-3', 'E-28'],
  says: (look) =>
    look.body.startsWith('RBAC')
      ? 'an authorisation policy of Envoy denies it'
      : look.status === 504
        ? 'the server behind Envoy did not answer in time'
        : `Envoy itself answered: ${WORDS.exec(look.body)?.[0].trim() ?? ''}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'firewall',
  when: (look) => (look.status !== null && look.status >= 400 && look.status !== 503 ? [ownWords(look)] : [null]),
  also: (look) => [serverIsEnvoy(look)],
  cause: 'The text is Envoy’s: the request was decided by one of its filters or limits, and the server behind did not answer it.',
  remedy:
    'For "RBAC: access denied" look at the AuthorizationPolicy or RBAC filter; for a timeout at the route’s timeout, which for WebSockets is best 0s.',
  snippets: [envoyUpgrade],
  source: 'envoyproxy/envoy, local replies of its filters',
}

const upgradeNotPassedOn = notPassedOn({
  pack: 'envoy',
  title: 'Envoy',
  rows: ['099'],
  mark: (look) => look.oneOf(upstreamTime(look), serverIsEnvoy(look)),
  basis: 'source',
  cause: 'Envoy drops Upgrade and Connection of a request it does not handle as an upgrade.',
  remedy: 'Add upgrade_type: websocket to upgrade_configs, and see that no hop between Envoy and the server removes the fields.',
  snippets: [envoyUpgrade],
  source: 'Envoy documentation, HTTP upgrades',
})

/** Envoy, and what is made of it: Istio, Contour, Ambassador. */
export const envoy: Pack = {
  id: 'envoy',
  title: 'Envoy',
  role: 'front',
  signals: { strong: [ownWords], broad: [serverIsEnvoy, upstreamTime, decorator] },
  diagnoses: [upgradeNotEnabled, connectFailed, ownAnswer, upgradeNotPassedOn, http2Hop],
}
