import { OPENS } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { errorCode, errorOf, isRancherPath, NORMAN_SUBSCRIBE, STEVE_SUBSCRIBE, TUNNEL } from './marks'

const AUTH = 'rancher/rancher, token_util and filter.go'
const NORMAN = 'rancher/norman, pkg/subscribe/handler.go; measured on an emulation over gorilla/websocket'
/** What gorilla wrote first, and Norman's JSON behind it: what travelled keeps the status of the first. */
const DOUBLE = /^(?:Bad Request|Forbidden|Upgrade Required|Method Not Allowed)\s{0,4}\{[^\r\n]{0,300}?"message":\s?"websocket: [^"]{1,300}"/
const reasonOf = (look: Look) => /"message":\s?"websocket: ([^"]{1,300})"/.exec(look.body)?.[1] ?? ''
const isJson401 = (look: Look) => (look.status === 401 ? look.bodyHas(/must authenticate/) : null)
const sentSession = (look: Look) => look.seen('We sent the cookie R_SESS', /(?:^|;\s?)R_SESS=/.test(look.sent('cookie') ?? ''))

export const mustAuthenticate: Diagnosis = {
  id: 'rancher/must-authenticate',
  rows: ['A4-401'],
  says: (look) =>
    look.sent('authorization') === null && !sentSession(look)
      ? 'no credentials were sent, and Rancher wants a token'
      : 'Rancher does not take the token: it is wrong, has run out, was disabled, or is for one other cluster',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => [isJson401(look)],
  also: (look) => [look.bodyHas(/"status":\s?"401"/), look.weSent('authorization'), sentSession(look)],
  cause:
    'Rancher answers 401 with the same message to a missing, a wrong, an expired and a disabled token: what travels does not tell them apart. Its JSON gives the status as a string here, where other errors of Rancher give a number.',
  remedy:
    'Make an API key and send it as Authorization: Bearer token-xxxxx:secret, as Basic with the access key as the user, or as the cookie R_SESS. A key with a scope works at its cluster only.',
  source: AUTH,
}

/** The order of the two forms: any Authorization hides the cookie. */
export const cookieHidden: Diagnosis = {
  id: 'rancher/authorization-hides-cookie',
  rows: ['A4-401'],
  says: 'Authorization was sent, so Rancher did not look at the cookie R_SESS beside it',
  confidence: 'likely',
  basis: 'source',
  layer: 'authentication',
  when: (look) => [isJson401(look), look.weSent('authorization'), sentSession(look)],
  cause: 'With any Authorization line, of whatever scheme, Rancher reads the token from there and from nowhere else.',
  remedy: 'Send one of the two.',
  change: () => ({
    title: 'Without Authorization, the cookie R_SESS alone',
    sideEffect: OPENS,
    edits: [{ line: 'Authorization', value: null }],
  }),
  source: AUTH,
}

/** Rule 044, by the reason it names. */
export const normanOrigin: Diagnosis = {
  id: 'rancher/origin-is-not-host',
  rows: ['044', 'A7-6'],
  says: (look) => `the Origin ${look.sent('origin') ?? ''} is not the host the request arrived for`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 403 ? [look.bodyHas(DOUBLE), look.bodyHas(/request origin not allowed/)] : [null]),
  also: (look) => [look.weSent('origin'), look.weSent('host')],
  cause:
    'Rancher compares the host and port of Origin with Host. A proxy that rewrites Host (Kong and others by default) makes every browser fail so, while a client without Origin gets in. The status is of the WebSocket library; the JSON behind it says 500.',
  remedy: 'Let the proxy pass Host on, with X-Forwarded-Proto and X-Forwarded-Port. Programs that are no browser need no Origin at all.',
  change: () => ({ title: 'Without Origin', sideEffect: OPENS, edits: [{ line: 'Origin', value: null }] }),
  source: `${NORMAN}; rancher/rancher issue 25528`,
}

export const normanHandshake: Diagnosis = {
  id: 'rancher/handshake-not-arrived',
  rows: ['044', 'A7-5'],
  says: (look) => `Rancher names what did not arrive: ${reasonOf(look).replace(/^the client is not using the websocket protocol: /, '')}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: (look) =>
    look.status === 400 || look.status === 426 || look.status === 405
      ? [look.bodyHas(DOUBLE), look.seen('It is not about Origin', !/origin not allowed/.test(look.body))]
      : [null],
  cause:
    'The body has two parts: the words of the WebSocket library, then the JSON of Rancher with the exact reason and a status of 500 that did not travel. Where the field was sent, a proxy or load balancer in front removed it.',
  remedy: 'Let what stands in front pass Upgrade and Connection on over HTTP/1.1, or balance at layer 4 as Rancher’s documents advise.',
  source: NORMAN,
}

export const originNotAllowed: Diagnosis = {
  id: 'rancher/origin-not-allowed',
  rows: ['A7-6'],
  says: (look) => `Rancher does not allow the Origin ${look.sent('origin') ?? 'of this request'}`,
  confidence: 'likely',
  basis: 'reported',
  layer: 'application',
  when: (look) =>
    look.status === 403 ? [look.bodyHas(/"(?:Code|code)":\s?"PermissionDenied"/), look.bodyHas(/origin not allowed/)] : [null],
  also: (look) => [look.weSent('origin'), look.weSent('host')],
  cause:
    'The Origin is not Host, nor X-Forwarded-Host where a proxy sends that: Host was rewritten on the way, or the page comes from elsewhere.',
  remedy: 'Let the proxy pass Host, X-Forwarded-Host, X-Forwarded-Proto and X-Forwarded-Port on.',
  change: (look) =>
    look.sent('origin') === null ? null : { title: 'Without Origin', sideEffect: OPENS, edits: [{ line: 'Origin', value: null }] },
  source: 'rancher/rancher issues 36158, 18816 and 24202',
}

export const noTypes: Diagnosis = {
  id: 'rancher/no-matching-types',
  rows: ['A2-404'],
  says: 'none of the resourceTypes asked for is one that can be watched here',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === 404 ? [look.bodyHas(/no resources? types matched/)] : [null]),
  also: (look) => [look.pathIs(/resourceTypes=/)],
  cause:
    'Each resourceTypes has to be the id of a schema of this API: /v3 has projects and clusters, a cluster its nodes, a project its workloads. It is checked before the upgrade.',
  remedy: 'Leave resourceTypes out to get everything, or name ids that /v3/schemas (of the cluster, of the project) lists.',
  source: NORMAN,
}

export const wrongMethod: Diagnosis = {
  id: 'rancher/method',
  rows: ['A2-405'],
  says: (look) => `Rancher takes no ${look.request?.start.method ?? 'such method'} here`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === 405 ? [errorCode(look, 'MethodNotAllow')] : [null]),
  cause: 'The code MethodNotAllow, spelled so, is Rancher’s. The opening handshake is a GET.',
  remedy: 'Send GET.',
  change: () => ({ title: 'GET', sideEffect: OPENS, edits: [{ draft: { method: 'GET' } }] }),
  source: 'rancher/norman, httperror/error.go',
}

export const csrf: Diagnosis = {
  id: 'rancher/csrf',
  rows: ['A4-422'],
  says: 'the CSRF token is missing or another, which is asked for only where the method is not GET',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => (look.status === 422 ? [errorCode(look, 'InvalidCSRFToken')] : [null]),
  cause: 'Rancher gives browsers a cookie CSRF and wants it back in X-API-CSRF. A WebSocket begins with GET and never needs it.',
  remedy: 'Send GET. For other methods repeat the cookie CSRF in X-API-CSRF.',
  change: () => ({ title: 'GET', sideEffect: OPENS, edits: [{ draft: { method: 'GET' } }] }),
  source: 'rancher/norman, api/validate.go',
}

export const clusterUnavailable: Diagnosis = {
  id: 'rancher/cluster-unavailable',
  rows: ['A4-503'],
  says: 'Rancher does not reach that cluster at present',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === 503 ? [errorCode(look, 'ClusterUnavailable')] : [null]),
  cause: 'What goes to a downstream cluster travels through the tunnel its agent holds open, and there is none.',
  remedy: 'Look at cattle-cluster-agent of that cluster and at its log: it names why the tunnel to /v3/connect does not stand.',
  source: 'rancher/norman, httperror/error.go',
}

export const permission: Diagnosis = {
  id: 'rancher/permission-denied',
  rows: ['A4-403'],
  says: (look) => `the user of the token lacks the right: ${errorOf(look)?.message ?? ''}`,
  confidence: 'likely',
  basis: 'source',
  layer: 'authentication',
  when: (look) =>
    look.status === 403
      ? [
          look.oneOf(errorCode(look, 'PermissionDenied'), errorCode(look, 'Forbidden')),
          look.seen('It is not about Origin', !/origin/i.test(look.body)),
        ]
      : [null],
  cause: 'The token was taken; the roles of its user do not allow this.',
  remedy: 'Look at the roles of the user in the cluster or project.',
  source: 'rancher/norman, httperror/error.go',
}

/** A browser's User-Agent gets pages. */
export const apiBrowser: Diagnosis = {
  id: 'rancher/api-browser',
  rows: ['A4-html'],
  says: 'Rancher took the request for one of a browser that looks at its API, and answered with a page',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) =>
    /mozilla/i.test(look.sent('user-agent') ?? '')
      ? [look.oneOf(look.has('x-api-schemas'), look.bodyHas(/\/api-ui\/|ui\.min\.js/)), look.bodyHas(/<html|<!doctype html/i)]
      : [null],
  also: (look) => [look.weSent('user-agent')],
  cause: 'A User-Agent with "mozilla" and Accept */* gets the API browser in the place of JSON, errors included.',
  remedy: 'Send no User-Agent of a browser: the error is readable then.',
  change: () => ({ title: 'Without User-Agent', sideEffect: OPENS, edits: [{ line: 'User-Agent', value: null }] }),
  source: 'rancher/norman, parse/browser.go',
}

export const tunnelToken: Diagnosis = {
  id: 'rancher/tunnel-token',
  rows: ['A4-tunnel'],
  says: 'the tunnel of an agent was refused: X-API-Tunnel-Token is missing or not one this Rancher knows',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => (TUNNEL.test(look.path) ? [look.isStatus(401, 400), look.bodyHas('failed authentication')] : [null]),
  also: (look) => [look.weSentNo('x-api-tunnel-token')],
  cause:
    'This path takes no token of a user. A cluster agent sends X-API-Tunnel-Token and X-API-Tunnel-Params, another Rancher X-API-Tunnel-ID and the token.',
  remedy: 'Take the token of the registration of the cluster; after the cluster was registered anew the old one is refused.',
  source: 'rancher/remotedialer, server.go',
}

/** An ordinary answer of the API where a WebSocket was asked for. */
export const noUpgrade: Diagnosis = {
  id: 'rancher/upgrade-lost',
  rows: ['A7-5'],
  says: (look) => `a load balancer or proxy in front of Rancher did not pass the upgrade on: ${look.status} came in the place of a 101`,
  confidence: 'likely',
  basis: 'reported',
  layer: 'proxy',
  when: (look) =>
    look.status === 200 || look.status === 404
      ? [
          look.oneOf(look.pathIs(NORMAN_SUBSCRIBE), look.pathIs(STEVE_SUBSCRIBE)),
          look.weSent('upgrade', /websocket/i),
          look.seen(
            'The answer is none of Rancher’s own refusals',
            errorOf(look) === null && !/no resources? types matched/.test(look.body),
          ),
          look.oneOf(
            look.has('x-api-schemas'),
            look.has('x-api-cattle-auth'),
            look.bodyHas(/"type":\s?"(?:collection|apiRoot)"|<html|<!doctype html/i),
          ),
        ]
      : [null],
  cause:
    'Rancher answers this path with a 101 or with an error in JSON. Classic load balancers with an HTTP listener, and proxies without upgrade settings, turn it into an ordinary request.',
  remedy: 'Balance at layer 4, as Rancher’s documents advise, or pass Upgrade and Connection on with read and send limits of 1800 s.',
  source: 'rancher/rancher issues 5013, 6707 and 8927',
}

export const path: Diagnosis = {
  id: 'rancher/path',
  rows: ['A4-404'],
  says: 'nothing is at that path of Rancher’s API',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) =>
    look.status === 404
      ? [errorCode(look, 'NotFound'), look.seen('It is not about resourceTypes', !/types matched/.test(look.body))]
      : [null],
  also: (look) => [isRancherPath(look)],
  cause: 'Clusters and projects have ids such as c-m-8xk2l and c-m-8xk2l:p-x7k2p, not their names; a deleted one answers so too.',
  remedy: 'Use /v3/subscribe, /v3/clusters/<id>/subscribe, /v3/projects/<id>/subscribe, or /v1/subscribe of Steve.',
  source: 'rancher/norman, httperror/error.go',
}
