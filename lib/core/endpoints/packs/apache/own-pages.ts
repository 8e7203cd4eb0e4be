import type { Diagnosis } from '../../pack'
import { ownPage, pageFor, serverIsApache } from './marks'

const MEASURED = 'measured on Apache 2.4.71'

/** Rule 112. */
export const backendDown: Diagnosis = {
  id: 'apache/backend-down',
  rows: ['112', 'E-27'],
  says: 'Apache reached no server behind it',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 503),
  also: (look) => [serverIsApache(look)],
  cause:
    'The connection to the server behind was refused. Apache then holds the worker in error for retry seconds (60 by default) and answers 503 at once, also when the server is back.',
  remedy:
    'Start the server behind, or correct its address in ProxyPass; then wait a minute or reload Apache. The error log has AH00957 or AH01114 with the address.',
  source: `${MEASURED}, ProxyPass to http:// and to ws://; mod_proxy documentation (retry)`,
}

/** Rule 112. */
export const proxyError: Diagnosis = {
  id: 'apache/proxy-error',
  rows: ['112', 'E-26'],
  says: 'the server behind Apache closed without an answer, or did not answer in time',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 502, 504),
  also: (look) => [look.bodyHas(/Reason: <strong>[^<]{1,80}<\/strong>/), serverIsApache(look)],
  cause:
    'Apache was connected and got no usable answer: the connection ended, or timeout= or ProxyTimeout passed. Both look alike here (measured).',
  remedy:
    'Look into Apache’s error log at this time (AH00898, AH01102), and ask the server behind directly. Where it speaks TLS, ProxyPass has to lead to https:// with SSLProxyEngine on.',
  source: `${MEASURED}: a backend that closed, and one that stayed silent`,
}

/** Rule 112. */
export const internalError: Diagnosis = {
  id: 'apache/internal-error',
  rows: ['112'],
  says: 'Apache itself failed: mostly no module for the scheme of ProxyPass is loaded',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: (look) => pageFor(look, 500),
  also: (look) => [serverIsApache(look)],
  cause:
    'A ws:// URL without mod_proxy_wstunnel, or an http:// one without mod_proxy_http, has no handler (AH01144 in the error log). Broken .htaccess files answer so too.',
  remedy: 'Load the modules: a2enmod proxy proxy_http proxy_wstunnel; then read the error log, which names what is missing.',
  source: 'httpd mod_proxy.c and mod_proxy_wstunnel.c',
}

/** Rule 112. */
export const forbidden: Diagnosis = {
  id: 'apache/forbidden',
  rows: ['112', 'E-3'],
  says: 'a rule of Apache itself forbids it; the server behind never saw the request',
  confidence: 'certain',
  basis: 'measured',
  layer: 'firewall',
  when: (look) => pageFor(look, 403),
  also: (look) => [serverIsApache(look), look.weSentNo('user-agent')],
  cause: 'Require, a RewriteRule with [F], mod_security, or file permissions.',
  remedy:
    'Look into the error log for AH01630 ("client denied by server configuration") or ModSecurity, and exempt the path of the WebSocket.',
  source: MEASURED,
}

export const notFound: Diagnosis = {
  id: 'apache/not-found',
  rows: ['E-15'],
  says: 'no ProxyPass of Apache leads from this path to a server behind it',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 404),
  also: (look) => [serverIsApache(look), look.pathIs(/./)],
  cause:
    'The page is Apache’s own: in the virtual host chosen by Host the path is not proxied. With a ProxyPass to ws:// and no mod_proxy_http, a plain GET is answered so as well.',
  remedy:
    'Compare the path with the ProxyPass lines, the slash at the end included, and Host with ServerName: an unknown Host gets the first virtual host.',
  source: MEASURED,
}

export const badRequest: Diagnosis = {
  id: 'apache/bad-request',
  rows: ['E-14'],
  says: (look) =>
    /exceeds server limit/.test(look.body) ? 'a header field is longer than Apache takes' : 'Apache itself could not read the request',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => (/speaking plain HTTP/.test(look.body) ? [null] : pageFor(look, 400)),
  also: (look) => [look.bodyHas('Size of a request header field exceeds server limit')],
  cause:
    'The request line or a field is not as HTTP wants it, such as no Host, or it is longer than LimitRequestFieldSize (8190 octets by default).',
  remedy:
    'Look at the findings of the request, which name the line; where it is a length, send fewer cookies or raise LimitRequestFieldSize.',
  source: MEASURED,
}

export const requestTimeout: Diagnosis = {
  id: 'apache/request-timeout',
  rows: [],
  says: 'the head of the request was not complete in time',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 408),
  cause: 'RequestReadTimeout of mod_reqtimeout bounds how long the head may take: 20 s and more by default.',
  remedy: 'Send the head with its empty line at the end, and faster.',
  source: MEASURED,
}

export const uriTooLong: Diagnosis = {
  id: 'apache/uri-too-long',
  rows: [],
  says: 'the path and query are longer than Apache takes',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) => pageFor(look, 414),
  also: (look) => [ownPage(look)],
  cause: 'The request line has to fit into LimitRequestLine, 8190 octets by default.',
  remedy: 'Shorten the query, where tokens often stand, or raise LimitRequestLine.',
  source: MEASURED,
}
