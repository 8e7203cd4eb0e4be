import type { HeadLine } from '../../http1/head'
import { field, fields, valuePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

/** Fields by which intermediaries name themselves, and values of Server that only intermediaries have. */
const SIGNS = {
  cloudflare: { fields: /^cf-(?:ray|cache-status)$/, server: /^cloudflare/i },
  amazon: { fields: /^x-amzn?-/, server: /^(?:awselb|amazons3|cloudfront)/i },
  nginx: { fields: /^$/, server: /^(?:nginx|openresty)/i },
  other: {
    fields: /^(?:via|x-served-by|x-cache|x-varnish|x-envoy-[a-z-]+|x-azure-ref|x-vercel-id|fly-request-id|x-fastly-request-id|forwarded)$/,
    server: /^(?:envoy|istio-envoy|caddy|varnish|akamaighost|haproxy|traefik|squid|vercel|heroku|google frontend)/i,
  },
} as const
type Kind = keyof typeof SIGNS
const KINDS: readonly Kind[] = ['cloudflare', 'amazon', 'nginx', 'other']

export default rule({
  id: 'response/answered-directly',
  catalogue: ['H-126'],
  title: 'No intermediary names itself',
  failureTitle: 'An intermediary stands between',
  section: 'rfc9110-7.6.3',
  says: 'Proxies and gateways add themselves to Via or leave fields of their own; what they do to long connections is theirs to decide.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    direct: 'No field names a proxy, gateway or cache',
    nginx: '{seen} names nginx, which speaks no WebSocket itself: expected a server behind it',
    cloudflare: '{seen} names Cloudflare, which passed this answer on',
    amazon: '{seen} names a gateway of Amazon, which passed this answer on',
    other: '{seen} names an intermediary, which passed this answer on',
  },
  check({ response }) {
    for (const kind of KINDS) {
      const lines = signsOf(kind, [...fields(response)], field(response, 'server'))
      const [first] = lines
      if (!first) continue
      const at = valuePlaces('response', lines)
      return { outcome: 'fail', because: kind, at, values: { seen: first.name } }
    }
    return { outcome: 'pass', because: 'direct', at: [] }
  },
  advice:
    'Know its limits: intermediaries end connections that are silent for a while, buffer, and remove fields. Pings keep a connection alive.',
  adviceFor: {
    nginx: 'Mind proxy_read_timeout: by default nginx ends a connection that is silent for 60 s. Pings from the server keep it alive.',
    amazon: 'Mind the idle time-out: a load balancer ends a connection that is silent for 60 s unless set otherwise. Pings keep it alive.',
  },
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'direct', response: SAMPLE_RESPONSE }],
    fail: [
      { name: 'nginx', because: 'nginx', response: responseWith('Server: nginx/1.22.1'), marks: ['nginx/1.22.1'] },
      {
        name: 'Cloudflare',
        because: 'cloudflare',
        response: responseWith('Server: cloudflare', 'CF-RAY: 8a1b2c3d4e5f6789-FRA'),
        marks: ['8a1b2c3d4e5f6789-FRA', 'cloudflare'],
      },
      {
        name: 'a load balancer',
        because: 'amazon',
        response: ['HTTP/1.1 502 Bad Gateway', 'Server: awselb/2.0'],
        marks: ['awselb/2.0'],
      },
      { name: 'a proxy in Via', because: 'other', response: responseWith('Via: 1.1 squid'), marks: ['1.1 squid'] },
    ],
  },
})

function signsOf(kind: Kind, index: readonly (readonly [string, readonly HeadLine[]])[], server: readonly HeadLine[]): HeadLine[] {
  const own = index.flatMap(([name, lines]) => (SIGNS[kind].fields.test(name) ? lines : []))
  return [...own, ...server.filter((line) => SIGNS[kind].server.test(line.value))]
}
