import { draftTo } from '../log-draft'
import type { LogKind } from '../log-kind'

const REQUEST = /, request: "GET (\/\S{0,2000}) HTTP\/\d\.\d"/
const UPSTREAM = /, upstream: "(https?):\/\/([^/"]{1,300})(\/[^"]{0,2000})?"/
const HOST = /, host: "([^"]{1,300})"/
const REFERRER = /, referrer: "(https?:\/\/[^/"]{1,300})/
const SOURCE = 'nginx, ngx_http_upstream.c and ngx_http_proxy_module.c'

/** The error log of nginx and of what is built on it: OpenResty, ingress-nginx. */
export const nginx: LogKind = {
  id: 'nginx',
  title: 'nginx (error log)',
  sentences: [
    {
      id: 'nginx-idle',
      pattern: /upstream timed out \(110: [^)]{1,60}\) while proxying upgraded connection/,
      says: 'nginx ended an open WebSocket because nothing came from the server for proxy_read_timeout',
      confidence: 'certain',
      basis: 'measured',
      layer: 'proxy',
      cause: 'The limit is 60 s unless set, and counts the silence between two reads. The client sees TCP end without a Close frame: 1006.',
      remedy: 'Set proxy_read_timeout and proxy_send_timeout to an hour for this location, or let the server ping within the limit.',
      source: `${SOURCE}; measured on nginx 1.22.1`,
      examples: [
        '2026/11/26 07:12:01 [error] 29#29: *5 upstream timed out (110: Connection timed out) while proxying upgraded connection, client: 10.0.0.9, server: ci.example.com, request: "GET /ws HTTP/1.1", upstream: "http://10.0.0.5:8080/ws", host: "ci.example.com"',
      ],
    },
    {
      id: 'nginx-no-http',
      pattern: /upstream sent no valid HTTP\/1\.0 header while reading response header from upstream/,
      says: 'what stands behind nginx did not answer with HTTP',
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause:
        'The upstream port speaks TLS and nginx speaks plain HTTP to it, or it is another service: a raw TCP port such as the agent port of Jenkins.',
      remedy: 'Use proxy_pass https://…, or the port at which the server speaks HTTP.',
      source: SOURCE,
      examples: ['[error] 29#29: *5 upstream sent no valid HTTP/1.0 header while reading response header from upstream'],
    },
    {
      id: 'nginx-closed-early',
      pattern: /upstream prematurely closed connection while reading response header from upstream/,
      says: 'the server behind nginx ended the connection without an answer',
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      cause:
        'The server crashed, has no route for this path (uWebSockets, libwebsockets and Socket.IO then just close), or could not read what nginx made of the request. The client gets 502.',
      remedy:
        'Ask the server directly, as the second draft does. If that opens, compare what nginx sends: Upgrade and Connection have to be set.',
      source: SOURCE,
      examples: [
        '2026/11/26 07:12:01 [error] 29#29: *7 upstream prematurely closed connection while reading response header from upstream, client: 10.0.0.9, server: _, request: "GET /ws HTTP/1.1", upstream: "http://127.0.0.1:9000/ws", host: "example.com"',
      ],
    },
    {
      id: 'nginx-connect',
      pattern: /connect\(\) failed \((\d{1,4}): ([^)\r\n]{1,60})\) while connecting to upstream/,
      says: (match) => `nginx could not connect to the server behind it: ${match[2]}`,
      confidence: 'certain',
      basis: 'measured',
      layer: 'proxy',
      cause:
        'Nothing listens at the address of proxy_pass, or the way there is blocked. In a container 127.0.0.1 is the container itself. The client gets 502.',
      remedy: 'Ask the address the line names, from the machine of nginx.',
      source: `${SOURCE}; measured on nginx 1.22.1`,
      examples: [
        'connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9, server: _, request: "GET /ws HTTP/1.1"',
      ],
    },
    {
      id: 'nginx-timeout',
      pattern: /upstream timed out \(110: [^)]{1,60}\) while (connecting to upstream|reading response header from upstream)/,
      says: (match) =>
        match[1] === 'connecting to upstream'
          ? 'nginx could not connect to the server behind it in time'
          : 'the server behind nginx did not answer the handshake in time',
      confidence: 'certain',
      basis: 'measured',
      layer: 'proxy',
      cause: 'A firewall that drops packets, or a server that hangs: it accepts the connection and does not answer. The client gets 504.',
      remedy: 'Ask the address the line names directly, and see which phase takes how long.',
      source: SOURCE,
      examples: ['upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.9'],
    },
    {
      id: 'nginx-reset',
      pattern:
        /(?:recv|send|readv|writev)\(\) failed \(10[43]: [^)]{1,60}\) while (proxying upgraded connection|reading response header from upstream|sending request to upstream)/,
      says: (match) =>
        match[1] === 'proxying upgraded connection'
          ? 'one side of an open WebSocket was reset: its process ended, or a firewall cut it'
          : 'the server behind nginx reset the connection instead of answering',
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause:
        'A reset is sent by a process that ends with data unread, by a server that refuses so, and by firewalls and load balancers that have forgotten the connection.',
      remedy: 'Look into the log of the server at this time.',
      source: SOURCE,
      examples: ['recv() failed (104: Connection reset by peer) while proxying upgraded connection, client: 10.0.0.9, server: _'],
    },
    {
      id: 'nginx-header-too-big',
      pattern: /upstream sent too big header while reading response header from upstream|client sent too long header line/,
      says: 'a head is larger than nginx takes',
      confidence: 'certain',
      basis: 'documented',
      layer: 'proxy',
      cause: 'Cookies and tokens add up: proxy_buffer_size holds the head of the answer, large_client_header_buffers that of the request.',
      remedy: 'Raise proxy_buffer_size, or large_client_header_buffers, or send less.',
      source: 'nginx, ngx_http_proxy_module and ngx_http_core_module',
      examples: ['upstream sent too big header while reading response header from upstream, client: 10.0.0.9'],
    },
    {
      id: 'nginx-underscores',
      pattern: /client sent invalid header line: "([^"\r\n]{1,200})"/,
      says: 'nginx dropped a field with an underscore or another odd character in its name',
      confidence: 'certain',
      basis: 'documented',
      layer: 'proxy',
      cause: 'ignore_invalid_headers is on and underscores_in_headers off unless set: the server behind never sees that field.',
      remedy: 'Set underscores_in_headers on, or rename the field.',
      source: 'nginx, ngx_http_core_module',
      examples: ['client sent invalid header line: "X_TOKEN: abc" while reading client request headers'],
    },
    {
      id: 'nginx-no-upstream',
      pattern: /no live upstreams while connecting to upstream|host not found in upstream "([^"]{1,253})"/,
      says: 'nginx has no server to send this to',
      confidence: 'certain',
      basis: 'documented',
      layer: 'proxy',
      cause: 'All servers of the group failed a while ago and are not asked again yet, or the name in proxy_pass does not resolve.',
      remedy: 'Look whether the servers run; see max_fails, fail_timeout and resolver.',
      source: 'nginx, ngx_http_upstream_module',
      examples: [
        'no live upstreams while connecting to upstream, client: 10.0.0.9',
        'host not found in upstream "app" in /etc/nginx/conf.d/default.conf:9',
      ],
    },
  ],
  clues: [
    {
      pattern: REQUEST,
      facts: () => ({}),
      examples: [', request: "GET /ws HTTP/1.1"'],
    },
  ],
  drafts(_, { lines }) {
    const line = lines.find(({ text }) => REQUEST.test(text))?.text
    if (line === undefined) return []
    const path = REQUEST.exec(line)?.[1] ?? '/'
    const host = HOST.exec(line)?.[1] ?? '{{host}}'
    const origin = REFERRER.exec(line)?.[1]
    const upstream = UPSTREAM.exec(line)
    const own = origin === undefined ? [] : [{ line: `Origin: ${origin}` }]
    const through = draftTo(`${schemeFor(host)}://${host}${path}`, own, 'Through nginx, as the client asked')
    if (upstream === null) return [through]
    const direct = `${upstream[1] === 'https' ? 'wss' : 'ws'}://${upstream[2]}${upstream[3] ?? path}`
    return [through, draftTo(direct, own, 'Straight to the server behind nginx')]
  },
}

/** Where the port is not one of TLS and is given, it is clear text most of the time. */
function schemeFor(host: string): string {
  return /:\d+$/.test(host) && !/:(?:443|8443)$/.test(host) ? 'ws' : 'wss'
}
