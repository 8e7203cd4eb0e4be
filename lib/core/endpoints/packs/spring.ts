import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { ownOrigin, standardFields, version13, withoutOrigin } from '../to-try'

const SOURCE = 'spring-framework spring-websocket AbstractHandshakeHandler (00d2606)'
const source = { confidence: 'certain', basis: 'source', layer: 'application', source: SOURCE } as const

const UPGRADE = 'Can "Upgrade" only to "WebSocket".'
/** Tornado writes the first text too, as text/html, and the second one with a capital U. Spring sets no Content-Type. */
const upgradeWords = (look: Look) =>
  look.status === 400 && look.header('content-type') === null && !/tornado/i.test(look.header('server') ?? '') ? look.bodyIs(UPGRADE) : null
const connectionWords = (look: Look) =>
  look.status === 400 && look.body.includes('must be "upgrade"') ? look.bodyIs('"Connection" must be "upgrade".') : null

/** What Spring MVC adds where it looked at CORS, in this order, whatever the answer is. */
const vary = (look: Look) => {
  const lines = (look.response?.lines ?? []).filter(({ name }) => name.toLowerCase() === 'vary').map(({ value }) => value)
  return look.seen(
    'Vary names Origin, Access-Control-Request-Method and Access-Control-Request-Headers, as Spring MVC writes it',
    /^Origin,? ?Access-Control-Request-Method,? ?Access-Control-Request-Headers$/.test(lines.join(',')),
  )
}
/** The defaults of Spring Security. */
const security = (look: Look) =>
  look.header('cache-control') === 'no-cache, no-store, max-age=0, must-revalidate' && look.header('expires') === '0'
    ? look.broad(look.has('x-content-type-options'))
    : null
/** Spring Boot's error as JSON. */
const BOOT = /^\{"timestamp":("[^"]{1,40}"|\d{1,15}),("path":"[^"]{0,200}",)?"status":\d{3},"error":"[^"]{0,80}"/
const bootError = (look: Look) => (look.status !== null && look.status >= 400 ? look.bodyHas(BOOT) : null)
const whitelabel = (look: Look) => (look.status !== null && look.status >= 400 ? look.bodyHas('<h1>Whitelabel Error Page</h1>') : null)

/** Rule 085. */
const notUpgrade: Diagnosis = {
  ...source,
  id: 'spring/not-an-upgrade',
  rows: ['085'],
  confidence: 'likely',
  says: (look) => (look.body.startsWith('Can') ? 'Upgrade did not arrive as websocket' : 'Connection did not arrive as an upgrade'),
  when: (look) => [look.oneOf(upgradeWords(look), connectionWords(look))],
  also: (look) => [look.seen('We asked for the upgrade', askedForUpgrade(look)), vary(look)],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'We sent both fields, and one did not arrive: a proxy in between removed it. The log of Spring says "Handshake failed due to invalid Upgrade header" or "… Connection header".'
      : 'The request is no upgrade. The log of Spring says "Handshake failed due to invalid Upgrade header" or "… Connection header".',
  remedy: 'Send Connection: Upgrade and Upgrade: websocket; behind a proxy, let it pass both on over HTTP/1.1.',
  change: standardFields,
}

const version: Diagnosis = {
  ...source,
  id: 'spring/version',
  rows: ['085', '002'],
  confidence: 'likely',
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not one of ${look.header('sec-websocket-version')}`,
  when: (look) =>
    look.status === 426 && look.header('sec-websocket-version') !== null
      ? [look.oneOf(vary(look), look.broad(look.has('sec-websocket-version', /^13, ?8, ?7$/))), look.isStatus(426)]
      : [null],
  cause:
    'Spring names the versions of the server below it: 13 alone on Tomcat and Jetty, 13, 8, 7 on Undertow. gevent-websocket names these three too.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const method: Diagnosis = {
  ...source,
  id: 'spring/method',
  rows: ['085'],
  confidence: 'possible',
  says: (look) => `possibly Spring: the method is ${look.request?.start.method ?? 'another'}, not GET`,
  when: (look) =>
    look.status === 405 && look.request?.start.method !== 'GET'
      ? [look.broad(look.has('allow', 'GET')), look.bodyIsEmpty(), look.oneOf(vary(look), security(look), look.broad(look.hasReason('')))]
      : [null],
  cause: 'The handshake handler of Spring answers another method than GET with 405 and Allow: GET.',
  remedy: 'Send GET.',
  change: standardFields,
}

const origin: Diagnosis = {
  ...source,
  id: 'spring/origin',
  rows: ['085', '021'],
  confidence: 'likely',
  says: (look) => `the Origin ${look.sent('origin') ?? ''} is not among the allowed origins of the handler`,
  when: (look) =>
    look.status === 403 && look.sent('origin') !== null
      ? [look.oneOf(look.bodyIs('Invalid CORS request'), look.bodyIsEmpty() && vary(look)), look.weSent('origin')]
      : [null],
  also: (look) => [security(look)],
  cause:
    'registerStompEndpoints and addHandler accept the same origin alone where nothing else is set; scheme, host and port have to be those the request arrived with, which a proxy changes that ends TLS. "Invalid CORS request" is the CORS check of Spring MVC.',
  remedy:
    'Call setAllowedOrigins or setAllowedOriginPatterns with the origin of the page. Behind a proxy, set server.forward-headers-strategy=framework and let it send X-Forwarded-Proto and Host.',
  change: (look) => ownOrigin(look) ?? withoutOrigin(look),
}

const secured: Diagnosis = {
  ...source,
  id: 'spring/security',
  rows: ['085'],
  basis: 'documented',
  confidence: 'likely',
  says: (look) => (look.status === 302 ? 'Spring Security sends to the login page' : 'Spring Security refuses: no valid session or token'),
  layer: 'authentication',
  when: (look) =>
    look.isStatus(401, 403) || (look.status === 302 && /\/login(\?|$)/.test(look.header('location') ?? ''))
      ? [security(look), look.oneOf(bootError(look), whitelabel(look), look.bodyIsEmpty(), look.has('location'))]
      : [null],
  also: (look) => [look.weSentNo('authorization'), look.weSentNo('cookie')],
  cause:
    'The fields Cache-Control, Expires and X-Content-Type-Options are the defaults of Spring Security, whose filters come before the handshake.',
  remedy:
    'Send the session cookie or the Authorization field the application wants. Or permit the path of the WebSocket in the SecurityFilterChain and authenticate in the first message, as STOMP does in CONNECT.',
  source: 'Spring Security reference, "Security HTTP Response Headers"',
}

const notFound: Diagnosis = {
  ...source,
  id: 'spring/no-handler',
  rows: ['085'],
  basis: 'documented',
  confidence: 'likely',
  says: (look) => `no handler is registered at ${/"path":"([^"]{0,200})"/.exec(look.body)?.[1] ?? 'this path'}`,
  when: (look) => (look.status === 404 ? [look.oneOf(bootError(look), whitelabel(look))] : [null]),
  cause: 'The body is the error of Spring Boot: nothing of the handshake was looked at. With SockJS the raw WebSocket is one level deeper.',
  remedy:
    'Compare the path with registerStompEndpoints or addHandler and server.servlet.context-path. For an endpoint with SockJS add /websocket.',
  source: 'Spring Boot reference, "Error Handling"',
}

const slow: Diagnosis = {
  ...source,
  id: 'spring/not-reliable',
  rows: ['D-4500'],
  basis: 'reported',
  confidence: 'likely',
  says: 'Spring gave the session up: we read too slowly, or sent nothing at first',
  when: (look) => [look.closedWith(4500, 'Failed to send message within the configured send limit')],
  cause:
    'CloseStatus.SESSION_NOT_RELIABLE: a send took longer than sendTimeLimit (10 s) or more than sendBufferSizeLimit (512 KiB) was waiting; and a STOMP session that sends no message within 60 s ends so too.',
  remedy: 'Read faster, subscribe to less, or raise the limits by configureWebSocketTransport. Send CONNECT at once.',
  source: 'two client projects that quote it; spring-framework CloseStatus',
}

export const spring: Pack = {
  id: 'spring',
  title: 'Spring (Java)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.oneOf(upgradeWords(look), connectionWords(look), bootError(look), whitelabel(look)),
      (look) => (look.status === 403 ? look.bodyIs('Invalid CORS request') : null),
      vary,
      (look) => look.closedWith(4500, 'Failed to send message within the configured send limit'),
    ],
    broad: [security],
  },
  diagnoses: [notUpgrade, version, method, origin, secured, notFound, slow],
}
