import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields, version13 } from '../to-try'

const source = {
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  source: 'eclipse-vertx/vert.x Http1ServerConnection',
} as const

const WORDS = '"Connection" header must be "Upgrade".'
/** Vert.x 3 left the word header out; ServiceTalk and others write that too, none of them with a Content-Type. */
const OLD_WORDS = '"Connection" must be "Upgrade".'
const words = (look: Look) => (look.status === 400 ? look.bodyIs(WORDS) : null)

/** Rule 090. */
const connection: Diagnosis = {
  ...source,
  id: 'vertx/not-an-upgrade',
  rows: ['090'],
  says: 'Connection did not arrive as an upgrade',
  when: (look) => [words(look)],
  also: (look) => [look.seen('The request we sent is a whole opening handshake', lackOf(look) === null)],
  cause: (look) =>
    lackOf(look) === null ? 'We sent it: a proxy in between removed Connection and left Upgrade.' : `Of what we sent, ${lackOf(look)}.`,
  remedy: 'Send Connection: Upgrade. Behind a proxy, set it together with Upgrade.',
  change: standardFields,
}

const connectionOld: Diagnosis = {
  ...source,
  id: 'vertx/not-an-upgrade-old',
  rows: ['090'],
  confidence: 'possible',
  says: 'possibly Vert.x 3: Connection did not arrive as an upgrade',
  when: (look) =>
    look.status === 400 && look.header('content-type') === null && look.header('server') === null ? [look.bodyIs(OLD_WORDS)] : [null],
  cause: 'Vert.x 3 and some servers modelled on Tornado write these words without a Content-Type.',
  remedy: 'Send Connection: Upgrade. Behind a proxy, set it together with Upgrade.',
  change: standardFields,
}

const uri: Diagnosis = {
  ...source,
  id: 'vertx/uri',
  rows: ['090'],
  says: 'the request target or Host makes no URI',
  when: (look) => (look.status === 400 ? [look.bodyIs('Invalid request URI')] : [null]),
  cause: 'Vert.x makes the location of the WebSocket of Host and the request target, and could not.',
  remedy: 'Correct Host, or escape what the path holds beyond letters, digits and -._~/.',
}

const method: Diagnosis = {
  ...source,
  id: 'vertx/method',
  rows: ['090'],
  confidence: 'possible',
  says: (look) => `possibly Vert.x: the method is ${look.request?.start.method ?? 'another'}, not GET`,
  when: (look) =>
    look.status === 405 && look.request?.start.method !== 'GET'
      ? [look.broad(look.fieldsAre(['content-length'])), look.bodyIsEmpty()]
      : [null],
  cause: 'Vert.x answers an upgrade by another method than GET with an empty 405 without Allow.',
  remedy: 'Send GET.',
  change: standardFields,
}

const version: Diagnosis = {
  ...source,
  id: 'vertx/version',
  rows: ['090', '002'],
  confidence: 'possible',
  says: (look) => `possibly Vert.x: the version ${look.sent('sec-websocket-version') ?? '(none)'} is not spoken`,
  when: (look) =>
    look.status === 426 ? [look.broad(look.fieldsAre(['sec-websocket-version', 'content-length'])), look.bodyIsEmpty()] : [null],
  cause: 'Vert.x answers another version in the same words as Netty below it: no other field tells them apart.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

export const vertx: Pack = {
  id: 'vertx',
  title: 'Eclipse Vert.x',
  role: 'origin',
  signals: {
    strong: [words],
    broad: [(look) => (look.status === 400 && look.header('server') === null ? look.broad(look.bodyIs('Invalid request URI')) : null)],
  },
  diagnoses: [connection, connectionOld, uri, method, version],
}
