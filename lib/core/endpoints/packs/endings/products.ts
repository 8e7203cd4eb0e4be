import type { Look, Seen } from '../../look'
import type { Basis, Confidence, Diagnosis, Signal } from '../../pack'
import type { Snippet } from '../../snippet'
import apisixTimeouts from '../../snippets/apisix-timeouts'
import awsAlbIdleTimeout from '../../snippets/aws-alb-idle-timeout'
import azureApplicationGateway from '../../snippets/azure-application-gateway'
import caddyReverseProxy from '../../snippets/caddy-reverse-proxy'
import envoyUpgrade from '../../snippets/envoy-upgrade'
import gcpBackendConfig from '../../snippets/gcp-backend-config'
import ingressNginxTimeouts from '../../snippets/ingress-nginx-timeouts'
import kongTimeouts from '../../snippets/kong-timeouts'
import nginxTimeouts from '../../snippets/nginx-timeouts'
import traefikTimeouts from '../../snippets/traefik-timeouts'
import { toleranceOf } from './known-limits'
import { goProxy, silentFor, timesOf } from './times'

type ProductLimit = {
  readonly id: string
  readonly rows: readonly string[]
  readonly title: string
  readonly kind: 'idle' | 'lifetime'
  readonly seconds: number
  readonly basis: Basis
  /** `likely` where it is not given. */
  readonly confidence?: Confidence
  /** What shows that this product is on the way. */
  readonly mark: Signal
  readonly cause: string
  readonly remedy: string
  readonly snippets?: readonly Snippet[]
  readonly source: string
}

/**
 * A time alone is broad, and so is a Server field. The two together are evidence of their own: a product that is on the way, and its
 * own default to the second.
 */
function together({ title, kind, seconds }: ProductLimit, look: Look): Seen | null {
  const times = timesOf(look)
  const time = kind === 'idle' ? times?.idle : times?.age
  if (time === undefined || Math.abs(time - seconds) > toleranceOf(seconds)) return null
  const what = kind === 'idle' ? 'of silence, the default idle limit' : 'of life, the default lifetime'
  return look.seen(`It ended after ${time.toFixed(1)} s ${what} of ${title}, which is on the way`, true)
}

function productLimit(limit: ProductLimit): Diagnosis {
  const { id, rows, title, kind, seconds, basis, mark, cause, remedy, snippets = [], source, confidence = 'likely' } = limit
  return {
    id: `endings/${id}`,
    rows,
    says:
      kind === 'idle'
        ? `${basis === 'unverified' || limit.confidence === 'possible' ? 'possibly ' : ''}${title} ended it, as nothing had travelled for ${seconds} s`
        : `${basis === 'unverified' || limit.confidence === 'possible' ? 'possibly ' : ''}${title} ended it, as it ends every WebSocket after ${seconds} s`,
    confidence,
    basis,
    layer: 'proxy',
    when: (look) => {
      const fits = together(limit, look)
      return fits ? [look.endedWithoutClose(), fits, mark(look), ...(kind === 'idle' ? [silentFor(look)] : [])] : [null]
    },
    also: (look) => [look.endedBy('fin', 'rst', 'tls-alert')],
    cause,
    remedy,
    snippets,
    source,
  }
}

/** The host we asked for: a name that only one provider gives. */
const host =
  (wanted: RegExp, what: string): Signal =>
  (look) => {
    const name = look.artifacts.target?.host ?? ''
    return look.seen(`The host ${name} is ${what}`, wanted.test(name))
  }
const serverIs =
  (wanted: RegExp): Signal =>
  (look) =>
    look.has('server', wanted)

const NEVER_BY_PINGS = 'Traffic and pings do not help: it is not about silence.'

export const PRODUCT_LIMITS: readonly Diagnosis[] = [
  productLimit({
    id: 'nginx-idle',
    rows: ['101', '104'],
    title: 'nginx',
    kind: 'idle',
    seconds: 60,
    basis: 'measured',
    mark: serverIs(/^(?:nginx|openresty)\b/i),
    cause:
      'nginx ends an upgraded connection on which neither side sent anything for proxy_read_timeout or proxy_send_timeout, 60 s by default, and writes no Close frame. ingress-nginx is nginx with the same defaults.',
    remedy: 'Raise both in the location (or by the two annotations of the Ingress), or send a ping more often than every 60 s.',
    snippets: [nginxTimeouts, ingressNginxTimeouts],
    source:
      'measured on nginx 1.22.1 with a limit of 1 s: FIN after 1.00 s, no Close frame; nginx ngx_http_proxy_module; ingress-nginx documentation',
  }),
  productLimit({
    id: 'alb-idle',
    rows: ['053'],
    title: 'AWS Application Load Balancer',
    kind: 'idle',
    seconds: 60,
    basis: 'documented',
    mark: (look) => look.has('set-cookie', /^(?:AWSALB|AWSALBTG|AWSELB)(?:CORS)?=/),
    cause:
      'The load balancer ends a connection without data for idle_timeout.timeout_seconds, 60 by default. TCP keep-alive and HTTP/2 pings do not count; WebSocket frames do.',
    remedy: 'Raise it (at most 4000 s), or send a ping more often than every 60 s.',
    snippets: [awsAlbIdleTimeout],
    source: 'AWS documentation, Application Load Balancers; mattermost/docs issue 8929',
  }),
  productLimit({
    id: 'api-gateway-idle',
    rows: ['058'],
    title: 'AWS API Gateway',
    kind: 'idle',
    seconds: 600,
    basis: 'documented',
    mark: host(/\.execute-api\.[a-z0-9-]{4,30}\.amazonaws\.com$/, 'API Gateway’s'),
    cause: 'API Gateway ends a WebSocket after ten minutes without a message. The quota cannot be changed.',
    remedy: 'Send a message before ten minutes are over, and reconnect when it ends.',
    source: 'AWS documentation, API Gateway quotas for WebSocket APIs',
  }),
  productLimit({
    id: 'api-gateway-lifetime',
    rows: ['058'],
    title: 'AWS API Gateway',
    kind: 'lifetime',
    seconds: 7200,
    basis: 'documented',
    mark: host(/\.execute-api\.[a-z0-9-]{4,30}\.amazonaws\.com$/, 'API Gateway’s'),
    cause: `API Gateway ends every WebSocket after two hours. ${NEVER_BY_PINGS}`,
    remedy: 'Let clients reconnect, best before two hours are over.',
    source: 'AWS documentation, API Gateway quotas for WebSocket APIs',
  }),
  productLimit({
    id: 'cloudfront-idle',
    rows: ['061'],
    title: 'CloudFront',
    kind: 'idle',
    seconds: 600,
    basis: 'reported',
    mark: (look) => look.oneOf(look.has('x-amz-cf-id'), host(/\.cloudfront\.net$/, 'CloudFront’s')(look)),
    cause: 'CloudFront ends a WebSocket on which the origin sent nothing for ten minutes. The limit cannot be changed.',
    remedy: 'Let the origin send a ping or a message more often than every ten minutes: what the client sends may not count.',
    source: 'AWS re:Post',
  }),
  productLimit({
    id: 'cloudflare-idle',
    rows: ['126'],
    title: 'Cloudflare',
    kind: 'idle',
    seconds: 100,
    basis: 'reported',
    mark: (look) => look.has('cf-ray'),
    cause: 'Cloudflare ends WebSockets without traffic after about 100 s, as users of plans below Enterprise report.',
    remedy: 'Send a ping more often than every 100 s, 30 s say.',
    source: 'buildbot issue 4078; kubernetes/ingress-nginx issue 5539',
  }),
  productLimit({
    id: 'envoy-idle',
    rows: ['114'],
    title: 'Envoy',
    kind: 'idle',
    seconds: 300,
    basis: 'unverified',
    mark: (look) => look.oneOf(look.has('x-envoy-upstream-service-time'), serverIs(/^(?:istio-)?envoy$/)(look)),
    cause:
      'stream_idle_timeout of the connection manager, possibly 5 minutes by default, ends streams without activity, WebSockets included.',
    remedy: 'Raise stream_idle_timeout, or idle_timeout of the route, or send a ping more often.',
    snippets: [envoyUpgrade],
    source: 'Envoy documentation, timeouts; the default was not measured',
  }),
  productLimit({
    id: 'heroku-idle',
    rows: ['062'],
    title: 'Heroku’s router',
    kind: 'idle',
    seconds: 55,
    basis: 'unverified',
    mark: (look) => look.oneOf(host(/\.herokuapp\.com$/, 'Heroku’s')(look), look.has('via', /\b(?:vegur|heroku-router)\b/)),
    cause: 'Heroku’s router possibly ends connections on which nothing travelled for 55 s; its log then says H15.',
    remedy: 'Send a ping more often than every 55 s.',
    source: 'Heroku documentation, H15; not measured',
  }),
  productLimit({
    id: 'gcp-lifetime',
    rows: ['063', 'E-29'],
    title: 'the Google Cloud load balancer',
    kind: 'lifetime',
    seconds: 30,
    basis: 'documented',
    mark: (look) => look.has('via', /\bgoogle\b/),
    cause: `The timeout of the backend service is the whole life of a WebSocket, 30 s by default. ${NEVER_BY_PINGS}`,
    remedy: 'Raise timeoutSec in a BackendConfig, or the timeout of the backend service, to as long as a session may last.',
    snippets: [gcpBackendConfig],
    source: 'kubernetes/ingress-gce examples (websocket); GitLab issue 284074',
  }),
  productLimit({
    id: 'front-door-idle',
    rows: ['064'],
    title: 'Azure Front Door',
    kind: 'idle',
    seconds: 300,
    basis: 'documented',
    mark: (look) => look.oneOf(look.has('x-azure-ref'), host(/\.(?:azurefd\.net|azureedge\.net)$/, 'Azure Front Door’s')(look)),
    cause: 'Front Door ends a WebSocket after five minutes without data.',
    remedy: 'Send a ping more often than every five minutes, and let clients reconnect.',
    source: 'Azure documentation, WebSocket on Front Door',
  }),
  productLimit({
    id: 'front-door-lifetime',
    rows: ['064'],
    title: 'Azure Front Door',
    kind: 'lifetime',
    seconds: 14_400,
    basis: 'documented',
    mark: (look) => look.oneOf(look.has('x-azure-ref'), host(/\.(?:azurefd\.net|azureedge\.net)$/, 'Azure Front Door’s')(look)),
    cause: `Front Door ends every WebSocket after four hours. ${NEVER_BY_PINGS}`,
    remedy: 'Let clients reconnect, best before four hours are over.',
    source: 'Azure documentation, WebSocket on Front Door',
  }),
  productLimit({
    id: 'application-gateway-idle',
    rows: ['129'],
    title: 'Azure Application Gateway',
    kind: 'idle',
    seconds: 30,
    basis: 'documented',
    mark: (look) =>
      look.oneOf(look.has('set-cookie', /^ApplicationGatewayAffinity(?:CORS)?=/), serverIs(/^Microsoft-Azure-Application-Gateway/)(look)),
    cause: 'The request timeout of the backend setting bounds a WebSocket without data as well.',
    remedy: 'Raise the request timeout of the backend setting, or send a ping more often.',
    snippets: [azureApplicationGateway],
    source: 'Azure documentation, Application Gateway HTTP settings',
  }),
  productLimit({
    id: 'traefik-idle',
    rows: ['119'],
    title: 'Traefik',
    kind: 'idle',
    seconds: 180,
    basis: 'reported',
    confidence: 'possible',
    mark: goProxy,
    cause:
      'idleTimeout of the entry point, 180 s by default, is reported to end quiet WebSockets as well, and readTimeout, 60 s by default since 2.11 and 3.0, those on which the client sends nothing.',
    remedy: 'Where Traefik is on the way, set both on the entry point, or send a ping more often than every 60 s.',
    snippets: [traefikTimeouts],
    source: 'traefik/traefik issues 8668 and 10531; defaults in its source',
  }),
  productLimit({
    id: 'kong-idle',
    rows: ['131'],
    title: 'Kong',
    kind: 'idle',
    seconds: 60,
    basis: 'unverified',
    mark: (look) => look.oneOf(look.has('x-kong-proxy-latency'), look.has('x-kong-upstream-latency'), serverIs(/^kong\b/i)(look)),
    cause: 'Kong possibly ends a connection on which the service sent nothing for its read_timeout, 60 s by default.',
    remedy: 'Raise read_timeout and write_timeout of the service, or send a ping more often than every 60 s.',
    snippets: [kongTimeouts],
    source: 'Kong Admin API, Service object; not measured',
  }),
  productLimit({
    id: 'apisix-idle',
    rows: ['131'],
    title: 'APISIX',
    kind: 'idle',
    seconds: 6,
    basis: 'reported',
    mark: serverIs(/^APISIX\b/i),
    cause: 'A route of APISIX ends a WebSocket on which nothing was read for timeout.read, 6 s by default in older releases.',
    remedy: 'Set timeout.read and timeout.send of the route, or send a ping more often.',
    snippets: [apisixTimeouts],
    source: 'apache/apisix issue 7478',
  }),
]

/** Rule 121: an age that somebody set. */
export const caddyStreamTimeout: Diagnosis = {
  id: 'endings/caddy-stream-timeout',
  rows: ['121'],
  says: 'possibly Caddy’s stream_timeout ended it, at a round age',
  confidence: 'possible',
  basis: 'source',
  layer: 'proxy',
  when: (look) => {
    const age = timesOf(look)?.age ?? 0
    const minutes = Math.round(age / 60)
    const round = minutes >= 1 && Math.abs(age - minutes * 60) <= 1 && (minutes <= 15 || minutes % 15 === 0)
    return look.opened
      ? [
          look.has('server', /^Caddy\b/),
          look.endedWithoutClose(),
          look.broad(look.seen(`It ended ${age.toFixed(1)} s after the 101, a round time`, round)),
        ]
      : [null]
  },
  cause: 'From 2.7 on stream_timeout of reverse_proxy ends an upgraded connection at an age, traffic or not. It is off by default.',
  remedy: 'Look for stream_timeout in the Caddyfile, and raise it or take it out.',
  snippets: [caddyReverseProxy],
  source: 'caddy reverseproxy/streaming.go',
}
