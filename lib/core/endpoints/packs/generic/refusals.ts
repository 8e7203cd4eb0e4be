import { quoted } from '../../../spec/words'
import { askedForUpgrade } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { lackOf, standardFields } from '../../to-try'

const HTTP = 'RFC 9110'

const authentication = {
  rows: [],
  basis: 'documented',
  layer: 'authentication',
  remedy:
    'Send Authorization as WWW-Authenticate asks for, or the cookie of a session. Browsers cannot set Authorization on a WebSocket: they need a cookie, a query parameter or a subprotocol.',
  source: `${HTTP} §15.5.2 and §11.6.1`,
} as const

function credentialsSent(look: Look): string {
  return look.sent('authorization') === null && look.sent('cookie') === null
    ? 'no credentials were sent'
    : 'the credentials that were sent do not do'
}

/** A 401: the field says by which scheme to authenticate. */
export const unauthorized: Diagnosis = {
  ...authentication,
  id: 'generic/unauthorized',
  says: (look) =>
    `authentication by ${/^[A-Za-z0-9-]+/.exec(look.header('www-authenticate') ?? '')?.[0] ?? 'some scheme'} is asked for, and ${credentialsSent(look)}`,
  confidence: 'certain',
  when: (look) => [look.isStatus(401), look.has('www-authenticate')],
  also: (look) => [look.weSent('authorization'), look.weSent('cookie')],
  cause:
    'The endpoint, or a proxy in front of it, refuses without valid credentials (RFC 9110 §15.5.2). What WWW-Authenticate names is how it wants them.',
}

/** A 401 that names no scheme, as the field must: applications use it for whatever they do not like. */
export const unauthorizedUnnamed: Diagnosis = {
  ...authentication,
  id: 'generic/unauthorized-unnamed',
  says: (look) => `authentication is asked for, without saying how, and ${credentialsSent(look)}`,
  confidence: 'likely',
  when: (look) => [
    look.isStatus(401),
    look.seen('The answer has no WWW-Authenticate', look.status === 401 && look.header('www-authenticate') === null),
  ],
  also: (look) => [look.weSent('authorization'), look.weSent('cookie'), look.weSent('origin'), look.weSentNo('origin')],
  cause:
    'A 401 has to name in WWW-Authenticate how it wants credentials (RFC 9110 §15.5.2), and this one does not. Written by hand it mostly means a missing session or token; some libraries answer so whatever the application did not like, a foreign Origin too.',
  remedy:
    'Send the cookie, token or Authorization the application wants, and the Origin of its own site. The matrix of origins and credentials tells which of both it is.',
}

export const forbidden: Diagnosis = {
  id: 'generic/forbidden',
  rows: [],
  fallback: true,
  says: 'possibly the credentials lack the right, the Origin is not allowed, or a firewall rule matched',
  confidence: 'possible',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.isStatus(403)],
  also: (look) => [look.bodyIsEmpty(), look.weSentNo('origin'), look.weSentNo('user-agent')],
  cause:
    'A 403 says that the request was understood and is refused (RFC 9110 §15.5.4). It does not say by whom: an application, an Origin check, an access list, and a web application firewall all answer so. A request without User-Agent is a classic match of firewall rules.',
  remedy:
    'Run the ladder: the row that turns the refusal into a 101 names the cause. The log of the server shows whether the request arrived there at all.',
  source: `${HTTP} §15.5.4`,
}

export const notFound: Diagnosis = {
  id: 'generic/not-found',
  rows: [],
  fallback: true,
  says: 'possibly nothing is registered at that path, or a proxy routes it elsewhere',
  confidence: 'possible',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.isStatus(404)],
  also: (look) => [look.pathIs(/./)],
  cause:
    'The usual reasons are a missing context path or prefix, a missing or additional slash at the end, the wrong virtual host, and an application that registers its WebSocket route only for upgrades that a proxy removed.',
  remedy: 'Compare path and Host with the route the server registers. Try it with and without the slash at the end.',
  source: `${HTTP} §15.5.5`,
}

export const wrongMethod: Diagnosis = {
  id: 'generic/method-not-allowed',
  rows: [],
  says: (look) => {
    const allowed = look.header('allow')
    const refused = `the method ${quoted(look.request?.start.method ?? '')} is not allowed at this path${allowed === null ? '' : ` (Allow: ${quoted(allowed)})`}`
    return look.artifacts.http2 ? `${refused}, so no WebSocket is offered there over HTTP/2` : refused
  },
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.isStatus(405), look.seen('The status says so', true)],
  also: (look) => [look.has('allow')],
  cause:
    'The opening handshake is a GET (RFC 6455 §4.1). Over HTTP/2 it is a CONNECT, and a proxy that passes that on as GET, or the reverse, is answered so too.',
  remedy: 'Send GET. If GET was sent, look whether a proxy speaks HTTP/2 to the server.',
  change: (look) =>
    look.request?.start.method === 'GET' || look.artifacts.http2
      ? null
      : { title: 'GET', sideEffect: 'If the endpoint accepts, a WebSocket is opened there.', edits: [{ draft: { method: 'GET' } }] },
  source: `${HTTP} §15.5.6; RFC 6455 §4.1`,
}

export const tooMany: Diagnosis = {
  id: 'generic/too-many-requests',
  rows: [],
  says: (look) => {
    const after = look.header('retry-after')
    return `too many requests came from here in a short time${after === null ? '' : `, it takes the next after ${quoted(after)}`}`
  },
  confidence: 'certain',
  basis: 'documented',
  layer: 'firewall',
  when: (look) => [look.isStatus(429), look.seen('The status says so', true)],
  also: (look) => [look.has('retry-after')],
  cause: 'A rate limit of the endpoint or of a proxy in front counts the attempts of this address or of these credentials (RFC 6585 §4).',
  remedy: 'Wait as long as Retry-After says, and let clients wait longer after each refusal.',
  source: 'RFC 6585 §4',
}

export const gateway: Diagnosis = {
  id: 'generic/gateway',
  rows: [],
  fallback: true,
  says: (look) =>
    look.status === 504
      ? 'a proxy reached the server behind it, or not even that, and got no answer in time'
      : look.status === 502
        ? 'a proxy got no usable answer from the server behind it'
        : 'a proxy has no server to send this to, or the server refuses for now',
  confidence: 'likely',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => [look.isStatus(502, 503, 504), look.seen('Such a status is given for the server behind', look.status !== 503)],
  also: (look) => [look.has('server'), look.has('via'), look.has('retry-after')],
  cause:
    'A 502 means that the server behind refused, closed or answered nonsense, for a WebSocket also that its 101 was not liked; a 504 that it did not answer in time (RFC 9110 §15.6).',
  remedy:
    'Ask the server behind the proxy directly, on the port the proxy uses. Look into the log of the proxy at this time: it names the address and the error.',
  source: `${HTTP} §15.6.3 to §15.6.5`,
}

export const unavailable: Diagnosis = {
  id: 'generic/unavailable',
  rows: [],
  fallback: true,
  says: 'possibly the server is starting, overloaded or has no healthy backend',
  confidence: 'possible',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => [look.isStatus(503)],
  also: (look) => [look.has('retry-after'), look.has('server')],
  cause: 'A 503 is given by a server that is not ready, and by a proxy whose backends all failed their health checks (RFC 9110 §15.6.4).',
  remedy:
    'Try again after Retry-After. If it stays, look at the health checks of the proxy: they are plain GETs, which many WebSocket servers do not answer with 200.',
  source: `${HTTP} §15.6.4`,
}

export const serverError: Diagnosis = {
  id: 'generic/server-error',
  rows: [],
  fallback: true,
  says: (look) =>
    `possibly the application failed while it handled ${lackOf(look) === null ? 'the upgrade' : `the request, of which ${lackOf(look)}`}`,
  confidence: 'possible',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.isStatus(500)],
  also: (look) => [look.broad(look.seen(`Of what we sent, ${lackOf(look)}`, lackOf(look) !== null))],
  cause:
    'A 500 is an error nobody handled (RFC 9110 §15.6.1): for an upgrade mostly an exception in the connect handler, or a field it relies on that is not there.',
  remedy: (look) =>
    lackOf(look) === null
      ? 'Look into the log of the application at the time of this attempt.'
      : 'Send the standard opening handshake. If it fails too, look into the log of the application at the time of this attempt.',
  change: standardFields,
  source: `${HTTP} §15.6.1`,
}

export const badRequest: Diagnosis = {
  id: 'generic/bad-request',
  rows: [],
  fallback: true,
  says: (look) =>
    askedForUpgrade(look)
      ? 'possibly a field of the handshake is wrong, or was changed or removed on its way'
      : 'possibly because the request does not ask for the upgrade',
  confidence: 'possible',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.isStatus(400)],
  cause:
    'WebSocket libraries answer 400 where Connection, Upgrade, the key or the version is missing or not as they want it. Behind a proxy that removes Upgrade they answer so whatever was sent.',
  remedy: 'Look at the findings of the request: each names its field. If there are none, ask the server directly, round every proxy.',
  source: `${HTTP} §15.5.1; RFC 6455 §4.2.1`,
}
