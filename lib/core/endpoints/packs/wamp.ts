import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'wamp-proto/wamp-proto, basic profile'
const FIELD = 'sec-websocket-protocol'
const ABORT = /^\[3,\{.{0,400}\},"([a-z][a-z0-9_.]{1,120})"/
const GOODBYE = /^\[6,\{.{0,400}\},"([a-z][a-z0-9_.]{1,120})"/
const ERROR = /^\[8,\d{1,3},\d{1,16},\{.{0,200}\},"([a-z][a-z0-9_.]{1,120})"/
/** In MessagePack the numbers are octets, and the URI stands as text. */
const PACKED_ABORT = /^.{0,3}\p{Cc}.{0,300}?(wamp\.error\.[a-z_.]{1,80})/su
const WELCOME = /^\[2,\d{1,16},\{/

const MEANINGS: Readonly<Record<string, string>> = {
  'wamp.error.no_such_realm': 'there is no realm of that name',
  'wamp.error.no_such_role': 'there is no role of that name',
  'wamp.error.no_auth_method': 'none of the authentication methods we announced is allowed',
  'wamp.error.no_matching_auth_method': 'none of the authentication methods we announced is allowed',
  'wamp.error.authentication_failed': 'authentication failed',
  'wamp.error.authentication_denied': 'authentication was denied',
  'wamp.error.authentication_required': 'authentication is required',
  'wamp.error.not_authorized': 'the session may not do that',
  'wamp.error.authorization_failed': 'the rights could not be looked up',
  'wamp.error.protocol_violation': 'our message is against the protocol',
  'wamp.error.no_such_procedure': 'no one has registered that procedure',
  'wamp.close.system_shutdown': 'the router shuts down',
  'wamp.close.close_realm': 'the realm is being closed',
}

const all = (look: Look) =>
  [...(look.session?.first.received ?? []), ...(look.session?.lastReceived ? [look.session.lastReceived] : [])].map(({ text }) => text)
const uri = (look: Look, ...patterns: RegExp[]) =>
  all(look)
    .flatMap((text) => patterns.map((pattern) => pattern.exec(text)?.[1]))
    .find((found) => found !== undefined) ?? ''
const meaning = (found: string) => (MEANINGS[found] === undefined ? found : `${MEANINGS[found]} (${found})`)
const chosen = (look: Look) => look.has(FIELD, /^wamp\.2\./)

const aborted: Diagnosis = {
  id: 'wamp/abort',
  rows: ['E-WAMP'],
  says: (look) => `the router aborted the session: ${meaning(uri(look, ABORT, PACKED_ABORT))}`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'authentication',
  when: (look) => [
    look.opened ? look.oneOf(look.anyMessage(ABORT), look.has(FIELD, /^wamp\.2\.msgpack/) && look.anyMessage(PACKED_ABORT)) : null,
  ],
  also: (look) => [chosen(look)],
  cause: 'ABORT answers HELLO, or a message against the protocol; its URI names the reason. The WebSocket itself was accepted.',
  remedy: 'Compare realm, roles and authmethods in HELLO with the configuration of the router.',
  source: SOURCE,
}

const goodbye: Diagnosis = {
  id: 'wamp/goodbye',
  rows: ['E-WAMP'],
  says: (look) => `the router said goodbye: ${meaning(uri(look, GOODBYE))}`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [!chosen(look) || uri(look, GOODBYE) === 'wamp.close.goodbye_and_out' ? null : look.anyMessage(GOODBYE), chosen(look)],
  cause: 'GOODBYE ends a session in order; the router says why.',
  remedy: 'Connect again after a shutdown; otherwise look into the log of the router.',
  source: SOURCE,
}

const failed: Diagnosis = {
  id: 'wamp/error',
  rows: ['E-WAMP'],
  says: (look) => `the router answered a request with an error: ${meaning(uri(look, ERROR))}`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => (chosen(look) ? [look.anyMessage(ERROR), chosen(look)] : [null]),
  cause: 'ERROR answers one request, of which it repeats type and id; the session stands.',
  remedy: 'Change what the URI names: the procedure, the topic, the rights of the role.',
  source: SOURCE,
}

const notChosen: Diagnosis = {
  id: 'wamp/subprotocol',
  rows: ['E-WAMP'],
  says: 'HELLO was sent and no subprotocol of WAMP was chosen, so nobody can know how it is encoded',
  confidence: 'likely',
  basis: 'documented',
  layer: 'client',
  when: (look) => [
    look.header(FIELD) === null && look.opened
      ? look.later(look.seen('Our first message is a HELLO', /^\[1,"[^"]{1,200}",\{/.test(look.session?.first.sent[0]?.text ?? '')))
      : null,
  ],
  cause: 'The subprotocol wamp.2.json or wamp.2.msgpack says which encoding is spoken; a router needs it.',
  remedy: 'Offer Sec-WebSocket-Protocol: wamp.2.json.',
  change: () => ({
    title: 'Offer wamp.2.json',
    sideEffect: 'If the endpoint accepts, a WebSocket is opened there.',
    edits: [{ line: 'Sec-WebSocket-Protocol', value: 'wamp.2.json' }],
  }),
  source: SOURCE,
}

/** A WAMP router, such as Crossbar.io. */
export const wamp: Pack = {
  id: 'wamp',
  title: 'WAMP router',
  role: 'origin',
  signals: {
    strong: [(look) => chosen(look) && look.oneOf(look.message(0, WELCOME), look.message(0, ABORT))],
    broad: [(look) => look.broad(chosen(look))],
  },
  diagnoses: [aborted, goodbye, failed, notChosen],
}
