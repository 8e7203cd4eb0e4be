import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields, version13, withoutOrigin } from '../to-try'

/** Read in the source, and never seen on the wire here: possible at most, but for words that are its own. */
const unverified = {
  confidence: 'possible',
  basis: 'unverified',
  layer: 'application',
  source: 'eclipse-ee4j/tyrus core TyrusWebSocketEngine and Handshake',
} as const
const own = {
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  source: 'eclipse-ee4j/tyrus core localization.properties and ProtocolHandler',
} as const

const named = (look: Look) =>
  look.oneOf(look.has('server', /GlassFish|Payara|grizzly/i), look.broad(look.has('x-powered-by', /GlassFish|Payara/i)))

/** Rule 098. */
const failed: Diagnosis = {
  ...unverified,
  id: 'tyrus/handshake-field',
  rows: ['098'],
  says: (look) => (lackOf(look) === null ? 'possibly a field of the handshake was lost on its way' : `possibly since ${lackOf(look)}`),
  when: (look) => (look.status === 500 && named(look) ? [named(look), look.weSent('upgrade', /websocket/i)] : [null]),
  cause: 'Tyrus answers a handshake whose Connection or key does not do with 500, as its exception has no status of its own.',
  remedy: 'Send the standard opening handshake; the log of org.glassfish.tyrus at level CONFIG names the field.',
  change: standardFields,
}

const version: Diagnosis = {
  ...unverified,
  id: 'tyrus/version',
  rows: ['098', '002'],
  says: (look) => `possibly the version ${look.sent('sec-websocket-version') ?? '(none)'} is not 13`,
  when: (look) => (look.status === 426 && named(look) ? [named(look), look.broad(look.has('sec-websocket-version'))] : [null]),
  cause: 'Tyrus answers another version with 426 and the versions it knows.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const origin: Diagnosis = {
  ...unverified,
  id: 'tyrus/origin',
  rows: ['098', '021'],
  says: 'possibly checkOrigin of the endpoint refuses',
  when: (look) => (look.status === 403 && named(look) ? [named(look), look.weSent('origin')] : [null]),
  cause: 'Tyrus answers 403 where checkOrigin of the configurator returns false; where nothing else is written it accepts every Origin.',
  remedy: 'Send an Origin the application accepts, or none.',
  change: withoutOrigin,
}

const passedOn: Diagnosis = {
  ...unverified,
  id: 'tyrus/not-found',
  rows: ['098'],
  says: 'possibly no endpoint is deployed at this path',
  when: (look) => (look.status === 404 && named(look) ? [named(look), look.pathIs(/./)] : [null]),
  cause: 'Where no endpoint matches, or the request is no upgrade, Tyrus passes it on, and the server answers 404.',
  remedy: 'Compare the path with the context root of the application and @ServerEndpoint.',
}

const IDLE = /^"?Session closed by the container because of the idle timeout\."?$/
const idle: Diagnosis = {
  ...own,
  id: 'tyrus/idle',
  rows: ['098'],
  says: 'the idle timeout of the session expired',
  when: (look) => [look.oneOf(look.closedWith(1000, IDLE), look.closedWith(1001, IDLE), look.closedWith(1006, IDLE))],
  cause: 'The reason of the Close frame is in the words of Tyrus: nothing travelled for setMaxIdleTimeout.',
  remedy: 'Send something within that time, a ping will do, or raise the maximum idle timeout.',
}

const TOO_LARGE = /^Message too long; allowed message size is [\d.,]{1,15} bytes/
const tooLarge: Diagnosis = {
  ...own,
  id: 'tyrus/message-too-large',
  rows: ['098', 'D-1009'],
  says: (look) => `a message we sent is too large: ${(look.artifacts.close?.received?.reason ?? '').replace(/\.\)?$/, '')}`,
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause: 'The reason of the Close frame is in the words of Tyrus, and names the limit.',
  remedy: 'Send smaller messages, or raise maxMessageSize of @OnMessage.',
}

export const tyrus: Pack = {
  id: 'tyrus',
  title: 'Tyrus (GlassFish, Payara)',
  role: 'origin',
  signals: {
    strong: [(look) => look.oneOf(look.closedWith(1000, IDLE), look.closedWith(1001, IDLE), look.closedWith(1009, TOO_LARGE))],
    broad: [named],
  },
  diagnoses: [failed, version, origin, passedOn, idle, tooLarge],
}
