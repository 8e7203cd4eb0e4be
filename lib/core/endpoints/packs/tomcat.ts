import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields, version13, withoutOrigin } from '../to-try'

const measured = { confidence: 'certain', basis: 'measured', layer: 'application', source: 'measured on Tomcat 10.1.60' } as const

/** The colours of its error page have been the same for twenty years; the version in its foot may be turned off. */
const page = (look: Look) =>
  look.oneOf(
    look.bodyHas(/<h3>Apache Tomcat\/[\w.]{1,20}/),
    look.bodyHas(/<title>HTTP Status \d{3} [^<]{1,60}<\/title><style type="text\/css">body \{font-family:Tahoma,Arial,sans-serif;\}/),
  )
const refusal = (look: Look, status: number) => (look.status === status ? page(look) : null)
const noReason = (look: Look) => look.broad(look.hasReason(''))
const own101 = (look: Look) =>
  look.status === 101 && look.response?.start.reason === ''
    ? look.fieldsAre(
        ['Upgrade', 'Connection', 'Sec-WebSocket-Accept'],
        ['Date', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol', ...SPRING],
      )
    : null
/** What Spring and Spring Security put before it. */
const SPRING = [
  'Vary',
  'X-Content-Type-Options',
  'X-XSS-Protection',
  'X-Frame-Options',
  'Cache-Control',
  'Pragma',
  'Expires',
  'Strict-Transport-Security',
  'Set-Cookie',
]

/** Rule 086. */
const field: Diagnosis = {
  ...measured,
  id: 'tomcat/handshake-field',
  rows: ['086'],
  says: (look) =>
    lackOf(look) === null ? 'Connection or the key did not arrive as they were sent' : `Tomcat knows the path, and ${lackOf(look)}`,
  confidence: 'likely',
  when: (look) => [refusal(look, 400), look.weSent('upgrade', /websocket/i)],
  also: (look) => [noReason(look)],
  cause:
    'With Upgrade: websocket on a path of a WebSocket, Tomcat answers 400 where Connection does not name upgrade, or where the key is missing or not 16 octets in base64. It does not say which.',
  remedy: 'Send Connection: Upgrade and a whole key. Behind a proxy, set Connection together with Upgrade: one alone ends like this.',
  change: standardFields,
}

const version: Diagnosis = {
  ...measured,
  id: 'tomcat/version',
  rows: ['086', '002'],
  says: (look) => `the version ${look.sent('sec-websocket-version') ?? '(none)'} is not 13`,
  when: (look) =>
    look.status === 426 && look.response?.start.reason === ''
      ? [
          look.fieldsAre(['Sec-WebSocket-Version', 'Content-Length'], ['Date', ...SPRING]),
          look.seen('We did not ask for version 13', look.sent('sec-websocket-version')?.trim() !== '13'),
        ]
      : [null],
  cause: 'The answer names the version it wants, as RFC 6455 §4.4 asks for; the Upgrade field RFC 9110 §15.5.22 asks for is missing.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const origin: Diagnosis = {
  ...measured,
  id: 'tomcat/origin',
  rows: ['086', '021'],
  says: 'checkOrigin of the endpoint, or a filter in front of it, refuses',
  confidence: 'likely',
  when: (look) => [refusal(look, 403)],
  also: (look) => [look.weSent('origin'), look.weSentNo('origin')],
  cause: (look) =>
    `checkOrigin of a ServerEndpointConfig.Configurator answers 403, and accepts every Origin where nothing else is written. ${look.sent('origin') === null ? 'No Origin was sent, so a filter, such as CSRF or CORS of a framework, or a RemoteAddrValve is as likely.' : `We sent Origin: ${look.sent('origin')}; a CORS filter refuses a foreign one alike.`}`,
  remedy:
    'Send an Origin the application accepts, or none. On the server look at checkOrigin, the CorsFilter and the valves of the context.',
  change: withoutOrigin,
}

const passed: Diagnosis = {
  ...measured,
  id: 'tomcat/not-found',
  rows: ['086'],
  says: (look) =>
    askedForUpgrade(look)
      ? 'no WebSocket and no page is deployed at this path'
      : 'the request reached the application as a plain one, which has nothing at this path',
  confidence: 'likely',
  when: (look) => [refusal(look, 404)],
  also: (look) => [look.bodyHas(/<b>Message<\/b> [^<]{1,200}/)],
  cause: (look) =>
    askedForUpgrade(look)
      ? 'The usual reasons are a missing context path (the name of the war), a missing slash, and an endpoint that was not found at start-up because no annotation scan reached it. Where Upgrade was lost on the way, a WebSocket path answers so too.'
      : 'Without Upgrade: websocket, Tomcat hands the request to the servlets of the application, and a WebSocket path has none.',
  remedy:
    'Compare the path with context path and @ServerEndpoint, letter case included. Behind a proxy, let it pass Upgrade and Connection on.',
  change: standardFields,
}

const IDLE = /^The WebSocket session \[\S{1,60}\] idle timeout expired$/
const idle: Diagnosis = {
  ...measured,
  id: 'tomcat/idle',
  rows: ['086'],
  says: 'the idle timeout of the session expired',
  when: (look) => [look.closedWith(1001, IDLE)],
  cause: 'The application set setMaxIdleTimeout, or the container a default, and nothing travelled for so long.',
  remedy: 'Send something within that time, a ping will do, or raise the maximum idle timeout of the session.',
}

const TOO_LARGE =
  /^The (decoded text|binary|text) message was too big for the (output )?buffer and the endpoint does not support partial messages/
const tooLarge: Diagnosis = {
  ...measured,
  id: 'tomcat/message-too-large',
  rows: ['C5', 'D-1009'],
  says: 'a message we sent is larger than the message buffer, 8 KiB where nothing else is set',
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause: 'Without partial messages, a message has to fit the buffer of the session: 8192 octets, for text 8192 characters.',
  remedy:
    'Set maxMessageSize of @OnMessage, or setMaxTextMessageBufferSize and setMaxBinaryMessageBufferSize of the container; under Spring by ServletServerContainerFactoryBean.',
}

const MISTAKE =
  /^(The client frame was not masked but all client frames must be masked|A WebSocket text frame was received that could not be decoded to UTF-8)/
const mistake: Diagnosis = {
  ...measured,
  id: 'tomcat/protocol-error',
  rows: ['D-1002', 'D-1007'],
  says: (look) => `a frame we sent breaks the protocol: ${look.artifacts.close?.received?.reason ?? ''}`,
  layer: 'client',
  when: (look) => [look.oneOf(look.closedWith(1002, MISTAKE), look.closedWith(1007, MISTAKE))],
  cause: 'The reason of the Close frame is in the words of Tomcat.',
  remedy: 'Correct the frame the reason speaks of.',
}

const exception: Diagnosis = {
  ...measured,
  id: 'tomcat/exception',
  rows: ['086', 'D-1002'],
  confidence: 'likely',
  says: (look) =>
    `the endpoint of the application raised an exception: ${(look.artifacts.close?.received?.reason ?? '').replace(/\.$/, '')}`,
  when: (look) =>
    own101(look) && look.closedWith(1002) && look.artifacts.close?.received?.reason !== '' && look.session?.frames.sent === 0
      ? [own101(look), look.closedWith(1002)]
      : [null],
  cause:
    'Tomcat closes with 1002 where @OnOpen fails, and gives the message of the exception as the reason: no frame of ours can be wrong, for none was sent.',
  remedy: 'Look into the log of the server at the time of this attempt.',
}

export const tomcat: Pack = {
  id: 'tomcat',
  title: 'Apache Tomcat',
  role: 'origin',
  signals: {
    strong: [
      (look) => (look.status !== null && look.status >= 400 ? page(look) : null),
      own101,
      (look) =>
        look.oneOf(
          look.closedWith(1001, IDLE),
          look.closedWith(1009, TOO_LARGE),
          look.closedWith(1002, MISTAKE),
          look.closedWith(1007, MISTAKE),
        ),
    ],
    broad: [
      (look) => look.has('server', /^Apache-Coyote\//),
      (look) => (look.status === 426 && look.response?.start.reason === '' ? look.has('sec-websocket-version', '13') : null),
    ],
  },
  diagnoses: [field, version, origin, passed, idle, tooLarge, mistake, exception],
}
