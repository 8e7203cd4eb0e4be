/** What an attempt of a team's history is like: a few targets are tried all the time, many a few times; most of it works. */
export type Kind = {
  readonly share: number
  readonly outcome: string
  readonly status: number | null
  readonly cause: string | null
  readonly product: string | null
  readonly summary: string
  readonly body: string
}
export const KINDS: readonly Kind[] = [
  { share: 0.52, outcome: 'accepted', status: 101, cause: null, product: null, summary: 'Accepted: 101 Switching Protocols', body: '' },
  {
    share: 0.11,
    outcome: 'refused',
    status: 403,
    cause: 'jenkins/crumb-missing',
    product: 'Jenkins',
    summary: 'Refused: 403 Forbidden',
    body: '<html><head><title>403 No valid crumb was included in the request</title></head><body>Authentication required, see the documentation of the controller</body></html>',
  },
  {
    share: 0.09,
    outcome: 'refused',
    status: 404,
    cause: 'nginx/no-location',
    product: 'nginx',
    summary: 'Refused: 404 Not Found',
    body: '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.25.3</center></body></html>',
  },
  {
    share: 0.07,
    outcome: 'refused',
    status: 401,
    cause: 'kubernetes/unauthorized',
    product: 'Kubernetes API server',
    summary: 'Refused: 401 Unauthorized',
    body: '{"kind":"Status","apiVersion":"v1","status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}',
  },
  {
    share: 0.06,
    outcome: 'refused',
    status: 502,
    cause: 'nginx/bad-gateway',
    product: 'nginx',
    summary: 'Refused: 502 Bad Gateway',
    body: '<html><body><center><h1>502 Bad Gateway</h1></center></body></html>',
  },
  {
    share: 0.06,
    outcome: 'unreachable',
    status: null,
    cause: 'network/nobody-listens',
    product: null,
    summary: 'Unreachable: nobody listens on the port',
    body: '',
  },
  {
    share: 0.03,
    outcome: 'timed-out',
    status: null,
    cause: 'network/no-answer',
    product: null,
    summary: 'Timed out: no answer within 10 s',
    body: '',
  },
  {
    share: 0.03,
    outcome: 'invalid',
    status: 101,
    cause: 'proxy/upgrade-lost',
    product: 'HAProxy',
    summary: 'Invalid: the accept value is another one',
    body: '',
  },
  {
    share: 0.02,
    outcome: 'not-http',
    status: null,
    cause: 'tls/plain-text-port',
    product: null,
    summary: 'Not HTTP: the endpoint answered with a TLS alert',
    body: '',
  },
  {
    share: 0.009,
    outcome: 'blocked',
    status: null,
    cause: 'policy/private-address',
    product: null,
    summary: 'Blocked by the network policy',
    body: '',
  },
  {
    share: 0.001,
    outcome: 'refused',
    status: 426,
    cause: 'rancher/agent-too-old',
    product: 'Rancher',
    summary: 'Refused: 426 Upgrade Required',
    body: 'cluster agent must be upgraded before it may connect',
  },
]
export const WORDS = [
  'orders',
  'ticker',
  'metrics',
  'agent',
  'stream',
  'events',
  'chat',
  'build',
  'deploy',
  'socket',
  'live',
  'feed',
  'notify',
  'session',
  'cluster',
  'queue',
]
