import type { Basis } from '../../pack'

/**
 * A limit on WebSockets that some product has unless told otherwise. `idle`: nothing travelled for so long. `lifetime`: it ends then,
 * traffic or not. `ping`: it ends then without an answer to its pings.
 */
export type KnownLimit = {
  readonly seconds: number
  readonly kind: 'idle' | 'lifetime' | 'ping'
  /** As its makers write it, and the setting where it has a name. */
  readonly product: string
  readonly setting: string
  readonly basis: Basis
  /** Rows of the catalogue. */
  readonly rows: readonly string[]
}

const limit = (
  seconds: number,
  kind: KnownLimit['kind'],
  product: string,
  setting: string,
  basis: Basis,
  ...rows: string[]
): KnownLimit => ({ seconds, kind, product, setting, basis, rows })

/** Every limit we know, the shortest first. */
export const KNOWN_LIMITS: readonly KnownLimit[] = [
  limit(6, 'idle', 'APISIX', 'timeout.read', 'reported', '131', 'C4-6-APISIX'),
  limit(30, 'lifetime', 'Google Cloud load balancers', 'timeoutSec', 'documented', '063', 'C4-30-GCP'),
  limit(30, 'idle', 'Azure Application Gateway', 'request timeout', 'unverified', '129'),
  limit(30, 'idle', 'Jetty 10 (Jenkins 2.363 to 2.394)', 'idleTimeout', 'reported'),
  limit(40, 'ping', 'python websockets and uvicorn', 'ping_interval + ping_timeout', 'source', 'C4-40-python-websockets'),
  limit(45, 'ping', 'Engine.IO 4', 'pingInterval + pingTimeout', 'source', 'C4-45-engine.io'),
  limit(50, 'idle', 'HAProxy as Debian packages it', 'timeout client and timeout server, or timeout tunnel', 'documented', '107'),
  limit(55, 'idle', 'Heroku', 'router', 'unverified', '062', 'C4-55-Heroku'),
  limit(60, 'idle', 'nginx', 'proxy_read_timeout', 'source', '101', 'C4-60-nginx'),
  limit(60, 'idle', 'ingress-nginx', 'proxy-read-timeout', 'documented', '104', 'C4-60-ingress-nginx'),
  limit(60, 'idle', 'AWS Application Load Balancer', 'idle_timeout.timeout_seconds', 'documented', '053', 'C4-60-ALB'),
  limit(60, 'idle', 'AWS Classic Load Balancer', 'IdleTimeout', 'documented', '056', 'C4-60-ELB'),
  limit(60, 'idle', 'Apache httpd', 'Timeout', 'measured'),
  limit(60, 'idle', 'Varnish', 'pipe_timeout', 'documented'),
  limit(60, 'idle', 'Kong', 'read_timeout', 'unverified', '131'),
  limit(60, 'idle', 'Cowboy and Phoenix', 'idle_timeout', 'source', 'C4-60-Cowboy'),
  limit(60, 'idle', 'Bandit', 'timeout', 'source', 'C4-60-Bandit'),
  limit(60, 'ping', 'Rancher remotedialer', 'read deadline', 'source', 'C4-60-remotedialer'),
  limit(61, 'ping', 'kubectl exec', 'read deadline', 'source', 'C4-61-kubectl'),
  limit(100, 'idle', 'Cloudflare', 'not adjustable below Enterprise', 'reported', '126', 'C4-100-Cloudflare'),
  limit(120, 'idle', 'uWebSockets', 'idleTimeout', 'source', 'C4-120-uWebSockets'),
  limit(120, 'idle', 'IIS with Application Request Routing', 'timeout', 'unverified', '130'),
  limit(180, 'idle', 'Traefik', 'respondingTimeouts.idleTimeout', 'reported', '119', 'C4-180-Traefik'),
  limit(240, 'idle', 'Azure Load Balancer', 'idle timeout', 'unverified'),
  limit(300, 'idle', 'Azure Front Door', 'not adjustable', 'documented', '064', 'C4-300-Azure'),
  limit(300, 'idle', 'Envoy and Istio', 'stream_idle_timeout', 'unverified', '114', 'C4-300-Envoy'),
  limit(350, 'idle', 'AWS Network Load Balancer', 'tcp.idle_timeout.seconds', 'unverified', '057', 'C4-350-NLB'),
  limit(600, 'idle', 'AWS API Gateway', 'not adjustable', 'documented', '058', 'C4-600-API-Gateway'),
  limit(600, 'idle', 'CloudFront', 'not adjustable', 'reported', '061', 'C4-600-CloudFront'),
  limit(900, 'lifetime', 'Rancher cluster log', 'watch', 'source', 'C4-900-Rancher'),
  limit(900, 'idle', 'nginx as Rancher’s documents set it', 'proxy_read_timeout', 'documented', 'C4-900-Rancher-nginx'),
  limit(1800, 'lifetime', 'Rancher Steve watch', 'CATTLE_WATCH_TIMEOUT_SECONDS', 'source', 'C4-1800-Steve'),
  limit(1800, 'idle', 'a proxy as Rancher’s documents set it', 'read and write timeout', 'documented', 'C4-1800-Rancher'),
  limit(3600, 'idle', 'a proxy set to one hour', 'such as proxy_read_timeout or timeout tunnel', 'unverified'),
  limit(7200, 'lifetime', 'AWS API Gateway', 'not adjustable', 'documented', '058', 'C4-7200-API-Gateway'),
  limit(14_400, 'lifetime', 'Azure Front Door', 'not adjustable', 'documented', '064', 'C4-14400-Azure'),
  limit(86_400, 'lifetime', 'Daphne', 'websocket_timeout', 'source', 'C4-86400-Daphne'),
]

/** Give or take: two seconds, and half a percent of what is long. */
export const toleranceOf = (seconds: number): number => Math.max(2, seconds / 200)

/** The limits of a kind that a time fits, the nearest first. */
export function limitsNear(seconds: number, kind: KnownLimit['kind']): readonly KnownLimit[] {
  return KNOWN_LIMITS.filter((one) => one.kind === kind && Math.abs(one.seconds - seconds) <= toleranceOf(one.seconds)).toSorted(
    (a, b) => Math.abs(a.seconds - seconds) - Math.abs(b.seconds - seconds),
  )
}

/** The rows of every limit of a kind. */
export const rowsOf = (kind: KnownLimit['kind']): string[] => [
  ...new Set(KNOWN_LIMITS.filter((one) => one.kind === kind).flatMap(({ rows }) => rows)),
]

/** "nginx (proxy_read_timeout), Kong (read_timeout)". */
export const named = (limits: readonly KnownLimit[]): string => limits.map(({ product, setting }) => `${product} (${setting})`).join(', ')
