import { changeLine } from '../asked'
import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'enisdenjo/graphql-ws PROTOCOL.md; measured on graphql-ws 6.4.2'
const LEGACY = 'apollographql/subscriptions-transport-ws PROTOCOL.md; measured on subscriptions-transport-ws 0.11.0'
const MODERN = 'graphql-transport-ws'
const FIELD = 'sec-websocket-protocol'
const ACK = /^\{"type":"connection_ack"/
const CONNECTION_ERROR = /^\{(?=.{0,80}"type":"connection_error")/
const OPERATION_ERROR = /^\{(?=.{0,480}"type":"error")/

const chosen = (look: Look) => look.has(FIELD, MODERN)
const chosenLegacy = (look: Look) => look.has(FIELD, 'graphql-ws')
const offers = (look: Look, name: string) => (look.sent(FIELD) ?? '').split(',').some((one) => one.trim() === name)
const reason = (look: Look) => look.artifacts.close?.received?.reason ?? ''
const texts = (look: Look) =>
  [...(look.session?.first.received ?? []), ...(look.session?.lastReceived ? [look.session.lastReceived] : [])].map(({ text }) => text)
const messageIn = (look: Look, pattern: RegExp) =>
  /"message":"([^"]{0,160})/.exec(texts(look).find((text) => pattern.test(text)) ?? '')?.[1] ?? ''

/** Codes whose reason others write too. */
const COMMON: ReadonlySet<number> = new Set([4401, 4403, 4500])

/** A private code proves nothing by itself: the reason of graphql-ws or the subprotocol has to say whose it is. */
function closedAs(look: Look, code: number, words: RegExp): (Seen | null)[] {
  const worded = look.closedWith(code, words)
  return worded && !COMMON.has(code) ? [worded] : [look.closedWith(code), look.oneOf(chosen(look), look.message(0, ACK))]
}

type Code = Pick<Diagnosis, 'says' | 'layer' | 'cause' | 'remedy'> & {
  readonly code: number
  readonly name: string
  readonly words: RegExp
} & Pick<Diagnosis, 'change'>

const CODES: readonly Code[] = [
  {
    code: 4400,
    name: 'invalid-message',
    words: /^Invalid message received|^Invalid message$/,
    layer: 'client',
    says: (look) =>
      offers(look, 'graphql-ws') || look.weSaid(/"type":"start"/)
        ? 'our message is one of the old protocol (start), which this server does not speak'
        : 'our message is none of the protocol',
    cause:
      'graphql-transport-ws takes JSON texts with the types connection_init, ping, pong, subscribe and complete; anything else ends the connection with 4400. The old protocol says start and stop instead of subscribe and complete.',
    remedy: 'Send {"type":"connection_init"} first, then {"id":"1","type":"subscribe","payload":{"query":"…"}}.',
  },
  {
    code: 4401,
    name: 'not-acknowledged',
    words: /^Unauthorized$/,
    layer: 'client',
    says: 'an operation was sent before connection_init was acknowledged',
    cause:
      'The server wants connection_init first and answers connection_ack; a subscribe before that ends the connection with 4401. Despite its reason it says nothing about credentials.',
    remedy: 'Send {"type":"connection_init"} and wait for connection_ack.',
  },
  {
    code: 4403,
    name: 'forbidden',
    words: /^Forbidden$/,
    layer: 'authentication',
    says: 'onConnect of the server refused the payload of connection_init',
    cause:
      'The function onConnect returned false: it mostly looks at a token in the payload of connection_init, as browsers cannot set header fields on a WebSocket.',
    remedy:
      'Send the token where the server looks for it: {"type":"connection_init","payload":{"Authorization":"Bearer …"}}, or as its documentation spells it.',
  },
  {
    code: 4406,
    name: 'subprotocol',
    words: /^Subprotocol not acceptable$/,
    layer: 'client',
    says: (look) =>
      offers(look, 'graphql-ws')
        ? 'graphql-ws was offered, the name of the old protocol, and this server speaks graphql-transport-ws'
        : 'graphql-transport-ws was not offered',
    cause:
      'The names mislead: the package graphql-ws speaks the subprotocol graphql-transport-ws, and the subprotocol graphql-ws is that of the older subscriptions-transport-ws. A server of one closes with 4406 for a client of the other.',
    remedy: 'Offer Sec-WebSocket-Protocol: graphql-transport-ws, with a client that speaks it; or run a server that takes both.',
    change: () => changeLine(`Offer ${MODERN}`, 'Sec-WebSocket-Protocol', MODERN),
  },
  {
    code: 4408,
    name: 'init-timeout',
    words: /^Connection initialisation timeout$/,
    layer: 'client',
    says: 'connection_init was not sent in time',
    cause: 'The server waits for connection_init, 3 s by default (connectionInitWaitTimeout).',
    remedy: 'Send {"type":"connection_init"} as soon as the connection is open.',
    change: () => ({
      title: 'Send connection_init when it opens',
      sideEffect: 'A GraphQL connection is begun; no operation is sent.',
      edits: [{ draft: { session: { sendOnOpen: [{ opcode: 'text', text: '{"type":"connection_init"}' }] } } }],
    }),
  },
  {
    code: 4409,
    name: 'duplicate-id',
    words: /^Subscriber for .{1,100} already exists$/,
    layer: 'client',
    says: 'two operations that are running carry the same id',
    cause: 'Each running operation of a connection needs an id of its own.',
    remedy: 'Use another id, or send complete for the first before.',
  },
  {
    code: 4429,
    name: 'too-many-inits',
    words: /^Too many initialisation requests$/,
    layer: 'client',
    says: 'connection_init was sent twice',
    cause: 'A connection is initialised once.',
    remedy: 'Send connection_init once.',
  },
  {
    code: 4500,
    name: 'internal-error',
    words: /^Internal server error$/i,
    layer: 'application',
    says: (look) => `the server failed${reason(look) === '' ? '' : `: "${reason(look)}"`}`,
    cause:
      'A function of the application threw: onConnect, onSubscribe, context or the execution. graphql-ws puts the message of the error into the reason.',
    remedy: 'Look into the log of the server.',
  },
  {
    code: 4504,
    name: 'ack-timeout',
    words: /^Connection acknowledgement timeout$/,
    layer: 'application',
    says: 'connection_ack did not come in time',
    cause:
      'The code is meant for clients whose server did not acknowledge connection_init in time; a gateway that is a client itself passes it on.',
    remedy: 'Look at onConnect of the server behind: it did not finish.',
  },
]

const closings: readonly Diagnosis[] = CODES.map(({ code, name, words, ...rest }) => ({
  id: `graphql/${name}`,
  rows: ['D-graphql-transport-ws', `D-${code}`],
  confidence: 'certain',
  basis: 'measured',
  when: (look) => closedAs(look, code, words),
  source: SOURCE,
  ...rest,
}))

const legacySubprotocol: Diagnosis = {
  id: 'graphql/legacy-server',
  rows: ['D-graphql-transport-ws'],
  says: 'this is a server of the old subscriptions-transport-ws: it wants the subprotocol graphql-ws and closes others with 1002',
  confidence: 'likely',
  basis: 'measured',
  layer: 'client',
  when: (look) => [
    look.closedWith(1002, /^$/),
    chosen(look),
    look.seen('No message came before', (look.session?.first.received.length ?? 0) === 0 && (look.session?.first.sent.length ?? 0) === 0),
  ],
  cause: 'subscriptions-transport-ws lets ws choose any subprotocol and then closes at once with 1002 unless it is graphql-ws.',
  remedy:
    'Offer Sec-WebSocket-Protocol: graphql-ws and speak the old protocol (connection_init, start, stop), or move the server to the package graphql-ws: the old one is archived.',
  change: () => changeLine('Offer graphql-ws, the old protocol', 'Sec-WebSocket-Protocol', 'graphql-ws'),
  source: LEGACY,
}

const connectionError: Diagnosis = {
  id: 'graphql/connection-error',
  rows: ['E-GraphQL'],
  says: (look) => `the server refused the connection: "${messageIn(look, CONNECTION_ERROR)}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'authentication',
  when: (look) => [look.anyMessage(CONNECTION_ERROR)],
  also: (look) => [chosenLegacy(look), look.closedWith(1011)],
  cause:
    'onConnect of a server of the old protocol threw, or our message was no JSON: it answers connection_error with the message, and mostly closes with 1011.',
  remedy: 'Send what onConnect reads in the payload of connection_init, mostly a token.',
  source: LEGACY,
}

const operationError: Diagnosis = {
  id: 'graphql/operation-error',
  rows: ['E-GraphQL'],
  says: (look) => `the operation was refused: "${messageIn(look, OPERATION_ERROR).replaceAll('\\', '')}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.oneOf(chosen(look), chosenLegacy(look)), look.anyMessage(OPERATION_ERROR)],
  cause:
    'The message error ends an operation before it ran: it does not parse, names a field the schema lacks, or was refused by the application.',
  remedy: 'Compare the query with the schema; the connection itself stands.',
  source: SOURCE,
}

/** GraphQL over WebSocket, by either protocol. */
export const graphql: Pack = {
  id: 'graphql',
  title: 'GraphQL over WebSocket',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.message(0, ACK),
      (look) =>
        CODES.some(({ code, words }) => !COMMON.has(code) && look.closedWith(code, words))
          ? look.seen(`The endpoint closed with the reason "${reason(look)}"`, true)
          : null,
      (look) => look.anyMessage(CONNECTION_ERROR),
    ],
    // ws chooses what is offered, whoever stands behind.
    broad: [(look) => look.broad(chosen(look)), (look) => look.broad(chosenLegacy(look))],
  },
  diagnoses: [...closings, legacySubprotocol, connectionError, operationError],
}
