import { place } from '../../../bytes/span'
import { quoted } from '../../../spec/words'
import { answerSays, answerWords } from '../../answer-words'
import { changeLine, ownOrigin } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

// What a refusal says in words of its own, where no product is known by them. The first topic they name is theirs.
const ORIGIN = /\b(?:cross[- ]?)?origins?\b/i
const HOST = /\b(?:(?:invalid|unknown|wrong|bad|disallowed) (?:http_)?host\b|host\b.{0,80}\bnot (?:allowed|found|known)\b|allowed_?hosts)/i
const SUBPROTOCOL = /\bsub-?protocols?\b|sec-websocket-protocol/i
const CREDENTIALS =
  /\b(?:tokens?\b(?! (?:not found in|at \d))|jwt|bearer|credentials?|api[-_ ]?key|passwords?|unauthenticated|(?:not |un)authori[sz]ed|authenticat\w{1,6}|log(?:ged)?[- ]?in|sign(?:ed)?[- ]?in|sessions?|csrf|xsrf|permissions?)/i
const TOPICS = [ORIGIN, HOST, SUBPROTOCOL, CREDENTIALS]

const about = (look: Look, topic: RegExp) => (TOPICS.find((one) => answerSays(look, one)) === topic ? answerSays(look, topic) : null)
const OWN_WORDS = { rows: [], fallback: true, confidence: 'likely', basis: 'documented', source: 'read in the answer itself' } as const
const says = (what: string) => (look: Look) => `${what}: ${quoted(answerWords(look) ?? '')}`

export const namesOrigin: Diagnosis = {
  ...OWN_WORDS,
  id: 'generic/names-the-origin',
  says: says('the answer names the Origin'),
  layer: 'application',
  when: (look) => [look.isStatus(400, 401, 403, 404), about(look, ORIGIN)],
  also: (look) => [look.weSent('origin'), look.weSentNo('origin')],
  cause: 'Whoever answered compared Origin with the host it serves, or with a list, and says so in the body.',
  remedy: (look) =>
    look.sent('origin') === null
      ? 'Send the Origin of a site that is allowed: this request had none.'
      : 'Send the Origin of a site that is allowed, or add this one to the list of the server.',
  change: (look) => {
    const origin = ownOrigin(look)
    return origin === null || look.sent('origin') === origin ? null : changeLine('Origin of the endpoint itself', 'Origin', origin)
  },
}

export const namesHost: Diagnosis = {
  ...OWN_WORDS,
  id: 'generic/names-the-host',
  says: says('the answer names the host that was asked for'),
  layer: 'application',
  when: (look) => [look.isStatus(400, 403, 404, 421), about(look, HOST)],
  also: (look) => [look.weSent('host')],
  cause: 'The server keeps a list of the names it serves, against rebinding of names, and the Host of this request is not on it.',
  remedy: 'Send the Host the server is known by (connect to an address and keep Host), or add this one to its list.',
}

export const namesSubprotocol: Diagnosis = {
  ...OWN_WORDS,
  id: 'generic/names-the-subprotocol',
  says: says('the answer names the subprotocol'),
  layer: 'application',
  when: (look) => [look.isStatus(400, 403, 426), about(look, SUBPROTOCOL)],
  also: (look) => [look.weSent('sec-websocket-protocol'), look.weSentNo('sec-websocket-protocol')],
  cause: 'The server takes only subprotocols it knows, and says so in the body.',
  remedy: 'Offer in Sec-WebSocket-Protocol the name it wants, spelled as it spells it.',
}

export const namesCredentials: Diagnosis = {
  ...OWN_WORDS,
  id: 'generic/names-the-credentials',
  says: says('the answer names the credentials'),
  layer: 'authentication',
  when: (look) => [look.isStatus(400, 403), about(look, CREDENTIALS)],
  also: (look) => [look.weSent('authorization'), look.weSent('cookie')],
  cause: 'Whoever answered wants to know who asks, and says in the body what it missed.',
  remedy: (look) =>
    look.sent('authorization') === null && look.sent('cookie') === null
      ? 'Send what it names. Browsers cannot set Authorization on a WebSocket: they use a cookie, a query parameter or a subprotocol.'
      : 'Look whether what was sent is still valid and meant for this endpoint, and has the right it names.',
}

/** Words that name nothing we know: the best there is to go by, and they do not decide. */
export const saysWhy: Diagnosis = {
  ...OWN_WORDS,
  id: 'generic/says-why',
  says: says('the answer says'),
  layer: 'application',
  when: (look) => [
    look.seen(
      'The body says more than the status line',
      answerWords(look) !== null && !NAMED.some((one) => one.when(look).every((seen) => seen !== null)),
      [place('body', { start: 0, end: look.artifacts.body?.bytes.length ?? 0 })],
    ),
  ],
  cause: 'These are the words of whoever answered.',
  remedy: 'Take them at their word. Where that does not suffice, the log of the server at this time says more.',
}

const NAMED = [namesOrigin, namesHost, namesSubprotocol, namesCredentials]
