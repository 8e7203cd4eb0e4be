import type { Diagnosis } from '../../pack'
import nginxLargeHeaders from '../../snippets/nginx-large-headers'
import nginxTimeouts from '../../snippets/nginx-timeouts'
import { ownPage, pageFor, serverIsNginx } from './marks'

const MEASURED = 'measured on nginx 1.22.1'

/** Rule 102. */
export const badGateway: Diagnosis = {
  id: 'nginx/bad-gateway',
  rows: ['102', 'E-26'],
  says: 'nginx reached no server behind it, or that server closed without an answer',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 502),
  also: (look) => [serverIsNginx(look)],
  cause:
    'nginx writes this page where the connection to the server behind is refused or reset, where it closes before a whole answer, and where TLS is spoken to a port without it or the reverse.',
  remedy:
    'Look into nginx’s error log at this time: it names the upstream address and the error (such as "connect() failed (111: Connection refused)"). Then see that the server runs and listens on exactly that address and port.',
  source: `${MEASURED}: backend refused, and backend closed`,
}

/** Rule 102. */
export const gatewayTimeout: Diagnosis = {
  id: 'nginx/gateway-timeout',
  rows: ['102', 'E-28'],
  says: 'the server behind nginx did not answer in time',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 504),
  also: (look) => [serverIsNginx(look)],
  cause:
    'nginx connected or tried to, and waited longer than proxy_connect_timeout or proxy_read_timeout (60 s each by default) for the answer to the handshake.',
  remedy:
    'Look why the server behind does not answer the handshake: a hung process, a firewall that drops packets, a slow connect handler. Raising the limit only hides it.',
  snippets: [nginxTimeouts],
  source: MEASURED,
}

export const forbidden: Diagnosis = {
  id: 'nginx/forbidden',
  rows: ['E-3'],
  says: 'a rule of nginx itself forbids it; the server behind never saw the request',
  confidence: 'certain',
  basis: 'measured',
  layer: 'firewall',
  when: (look) => pageFor(look, 403),
  also: (look) => [serverIsNginx(look), look.weSentNo('user-agent'), look.weSentNo('origin')],
  cause:
    'allow and deny, a return 403 (often on User-Agent or Origin), auth_request, a firewall module, or a folder without an index file.',
  remedy:
    'Look into the configuration for what answers 403 at this path, and exempt the path of the WebSocket. The error log names "access forbidden by rule" where deny matched.',
  source: MEASURED,
}

export const notFound: Diagnosis = {
  id: 'nginx/not-found',
  rows: ['E-15'],
  says: 'no location of nginx leads from this path to a server behind it',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 404),
  also: (look) => [serverIsNginx(look), look.pathIs(/./)],
  cause: 'The page is nginx’s own: the path, or the server block chosen by Host, has no proxy_pass, and nginx looked for a file.',
  remedy:
    'Compare the path with the locations, prefix and slash at the end included, and Host with server_name: an unknown Host gets the first server block.',
  source: MEASURED,
}

export const basicAuth: Diagnosis = {
  id: 'nginx/authorization-required',
  rows: ['E-18'],
  says: (look) => `nginx itself asks for credentials (${look.header('www-authenticate') ?? 'of no named scheme'})`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => pageFor(look, 401),
  also: (look) => [look.has('www-authenticate'), look.weSentNo('authorization'), look.weSent('authorization')],
  cause: 'auth_basic or auth_request stands before the server behind, which never saw the request.',
  remedy:
    'Send Authorization for nginx, or set auth_basic off in the location of the WebSocket. Browsers send no Authorization on a WebSocket unless the page was opened with it.',
  source: MEASURED,
}

export const unavailable: Diagnosis = {
  id: 'nginx/unavailable',
  rows: ['E-27'],
  says: 'nginx itself refuses for now: a limit on requests or connections, or a maintenance page',
  confidence: 'likely',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 503),
  also: (look) => [serverIsNginx(look)],
  cause:
    'limit_req and limit_conn answer 503 by default, and an open WebSocket counts for limit_conn as long as it lives. ingress-nginx answers so where the Service has no endpoints.',
  remedy:
    'Look into the error log for "limiting requests" or "limiting connections", raise the limit or wait; in Kubernetes see that pods of the Service are ready.',
  source: `${MEASURED} with limit_req`,
}

export const methodNotAllowed: Diagnosis = {
  id: 'nginx/method-not-allowed',
  rows: [],
  says: 'nginx itself does not take this method here',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 405),
  cause: 'The opening handshake is a GET. nginx answers 405 to methods it does not know, and to POST where it serves files.',
  remedy: 'Send GET.',
  source: MEASURED,
}

const TOO_LARGE = 'Request Header Or Cookie Too Large'

export const headersTooLarge: Diagnosis = {
  id: 'nginx/header-too-large',
  rows: ['E-14'],
  says: 'a header field or cookie is longer than nginx takes',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => (look.status === 400 || look.status === 494 ? [look.bodyHas(TOO_LARGE), ownPage(look)] : [null]),
  cause: 'One field has to fit into one of the large_client_header_buffers, 8 kB by default. Cookies and tokens grow past that.',
  remedy: 'Send less, mostly fewer cookies, or raise large_client_header_buffers.',
  snippets: [nginxLargeHeaders],
  source: MEASURED,
}

export const requestTooLarge: Diagnosis = {
  id: 'nginx/request-too-large',
  rows: [],
  says: (look) =>
    look.status === 414 ? 'the path and query are longer than nginx takes' : 'a body was announced that is larger than nginx takes',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 413, 414),
  cause:
    'The request line has to fit into one of the large_client_header_buffers (8 kB by default), a body into client_max_body_size (1 MB). An opening handshake has no body.',
  remedy: 'Shorten the query, where tokens often stand, or raise large_client_header_buffers; send no Content-Length.',
  snippets: [nginxLargeHeaders],
  source: MEASURED,
}

export const clientCertificate: Diagnosis = {
  id: 'nginx/client-certificate',
  rows: [],
  says: (look) =>
    look.body.includes('No required')
      ? 'nginx wants a client certificate, and none was sent'
      : 'nginx does not accept the client certificate',
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) =>
    look.status === 400 || look.status === 495 || look.status === 496
      ? [look.bodyHas(/No required SSL certificate was sent|The SSL certificate error/), ownPage(look)]
      : [null],
  cause: 'ssl_verify_client is on for this server block. The refusal comes after the TLS handshake, as a page.',
  remedy: 'Give the client certificate and its key in the TLS settings of the request.',
  source: MEASURED,
}

/** Rule 103. */
export const http2Fields: Diagnosis = {
  id: 'nginx/http-2-connection-fields',
  rows: ['103'],
  says: 'over HTTP/2 the request has fields that belong to HTTP/1.1, and nginx refuses it',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) =>
    look.artifacts.http2 && look.status === 400 ? [ownPage(look), look.oneOf(look.weSent('connection'), look.weSent('upgrade'))] : [null],
  cause:
    'HTTP/2 has neither Connection nor Upgrade (RFC 9113 §8.2.2), and recent nginx rejects requests with them. nginx takes WebSockets from clients over HTTP/1.1 only.',
  remedy: 'Use HTTP/1.1: offer only http/1.1 in ALPN.',
  change: () => ({
    title: 'Over HTTP/1.1',
    sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
    edits: [{ draft: { network: { protocol: 'http/1.1' } } }],
  }),
  source: 'nginx changes; RFC 9113 §8.2.2',
}

export const badRequest: Diagnosis = {
  id: 'nginx/bad-request',
  rows: [],
  says: 'nginx itself could not read the request',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) =>
    look.status === 400 && !look.artifacts.http2 ? [look.bodyHas(/<h1>400 Bad Request<\/h1><\/center>\r\n<hr>/), ownPage(look)] : [null],
  cause: 'The request line or a field is not as HTTP wants it: no Host, two of them, a space before a colon, an octet that is not allowed.',
  remedy: 'Look at the findings of the request: each names its line. The server behind never saw it.',
  source: `${MEASURED}: a request without Host`,
}

/** The default backend of ingress-nginx, a program of its own. */
export const ingressDefaultBackend: Diagnosis = {
  id: 'nginx/ingress-default-backend',
  rows: ['E-15'],
  says: 'no Ingress of this controller has a rule for this host and path',
  confidence: 'likely',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => (look.status === 404 ? [look.bodyIs('default backend - 404')] : [null]),
  cause: 'The answer is the default backend’s, to which ingress controllers send what matches no Ingress.',
  remedy:
    'Compare Host and path with the rules of the Ingress: "kubectl describe ingress" shows them, and whether the Service has endpoints.',
  source: 'Kubernetes ingress-nginx documentation, default backend',
}
