import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields, version13 } from '../to-try'

const source = {
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  source: 'actix/actix-web actix-http/src/ws/mod.rs (4dc9f1d)',
} as const

const reason = (look: Look, wanted: string) => (look.status === 400 ? look.hasReason(wanted) : null)
const UPGRADE = 'No WebSocket Upgrade header found'
const CONNECTION = 'No Connection upgrade'
const NO_VERSION = 'WebSocket version header is required'
const VERSION = 'Unsupported WebSocket version'
const KEY = 'Handshake error'

/** Rule 084. */
const notUpgrade: Diagnosis = {
  ...source,
  id: 'actix/not-an-upgrade',
  rows: ['084'],
  says: (look) =>
    look.response?.start.reason === CONNECTION ? 'Connection did not arrive as an upgrade' : 'Upgrade did not arrive as websocket',
  when: (look) => [look.oneOf(reason(look, UPGRADE), reason(look, CONNECTION))],
  also: (look) => [look.seen('The request we sent is a whole opening handshake', lackOf(look) === null)],
  cause: (look) =>
    lackOf(look) === null
      ? 'We sent both fields: a proxy in between removed one. The reason phrase is actix-web’s own; over HTTP/2 it is lost.'
      : `Of what we sent, ${lackOf(look)}. The reason phrase is actix-web’s own; over HTTP/2 it is lost.`,
  remedy: 'Send Connection: Upgrade and Upgrade: websocket; behind a proxy, let it pass both on over HTTP/1.1.',
  change: standardFields,
}

const version: Diagnosis = {
  ...source,
  id: 'actix/version',
  rows: ['084'],
  says: (look) =>
    look.response?.start.reason === NO_VERSION
      ? 'Sec-WebSocket-Version is missing'
      : `the version ${look.sent('sec-websocket-version') ?? ''} is not one of 13, 8 and 7`,
  when: (look) => [look.oneOf(reason(look, NO_VERSION), reason(look, VERSION))],
  cause: 'actix-web says it in the reason phrase of a 400; RFC 6455 §4.4 asks for a 426 that lists the versions.',
  remedy: 'Send Sec-WebSocket-Version: 13.',
  change: version13,
}

const key: Diagnosis = {
  ...source,
  id: 'actix/key',
  rows: ['084'],
  says: 'Sec-WebSocket-Key is missing',
  when: (look) => [reason(look, KEY)],
  cause: 'The handshake has no key. A key of the wrong length is accepted.',
  remedy: 'Send 16 random octets in base64.',
  change: standardFields,
}

const method: Diagnosis = {
  ...source,
  id: 'actix/method',
  rows: ['084'],
  confidence: 'possible',
  says: (look) => `possibly actix-web: the method is ${look.request?.start.method ?? 'another'}, not GET`,
  when: (look) =>
    look.status === 405 && look.request?.start.method !== 'GET'
      ? [look.isStatus(405), look.broad(look.has('allow', 'GET')), look.bodyIsEmpty()]
      : [null],
  cause: 'actix-web answers another method than GET with 405 and Allow: GET, as others do.',
  remedy: 'Send GET.',
  change: standardFields,
}

export const actix: Pack = {
  id: 'actix',
  title: 'actix-web (Rust)',
  role: 'origin',
  signals: {
    strong: [(look) => look.oneOf(...[UPGRADE, CONNECTION, NO_VERSION, VERSION].map((words) => reason(look, words)))],
    broad: [(look) => look.broad(reason(look, KEY))],
  },
  diagnoses: [notUpgrade, version, key, method],
}
