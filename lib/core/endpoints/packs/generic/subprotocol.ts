import { OPENS } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

const FIELD = 'sec-websocket-protocol'
const offered = (look: Look) =>
  (look.sent(FIELD) ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** Rule 010. */
export const noSubprotocol: Diagnosis = {
  id: 'generic/no-subprotocol',
  rows: ['010'],
  says: 'subprotocols were offered and the endpoint chose none, so browsers and ws close at once',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.opened ? look.weSent(FIELD) : null, look.seen('The answer chooses no subprotocol', look.header(FIELD) === null)],
  cause:
    'The server does not look at subprotocols, or knows none of those offered. A server may leave the choice open, and browsers then fail the connection all the same (WHATWG WebSockets).',
  remedy:
    'Offer the name the server knows, in its exact spelling; or offer none; or let the server choose one and name it in Sec-WebSocket-Protocol.',
  change: () => ({ title: 'Without subprotocols', sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Protocol', value: null }] }),
  source: 'WHATWG WebSockets §2.2; measured on ws 8.23.0 ("Server sent no subprotocol")',
}

/** Rule 011. */
export const foreignSubprotocol: Diagnosis = {
  id: 'generic/foreign-subprotocol',
  rows: ['011'],
  says: (look) => `the endpoint chose the subprotocol ${look.header(FIELD)}, which was not offered, so every client gives up`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [
    look.opened ? look.has(FIELD) : null,
    look.seen(
      offered(look).length === 0 ? 'We offered no subprotocol' : `We offered ${offered(look).join(', ')}`,
      !offered(look).includes((look.header(FIELD) ?? '').trim()),
    ),
  ],
  cause:
    'The server names its subprotocol whatever the client offers, or a proxy removed the offer on its way. A client must fail such a connection (RFC 6455 §4.1).',
  remedy: 'Offer that subprotocol. Where no client does, let the server name one only if it stands in the offer.',
  // The name is the endpoint's: it is proposed only where it is a plain token.
  change: (look) => {
    const name = (look.header(FIELD) ?? '').trim()
    return /^[A-Za-z0-9._-]{1,64}$/.test(name)
      ? { title: `Offer ${name}`, sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Protocol', value: name }] }
      : null
  },
  source: 'RFC 6455 §4.1; ws lib/websocket.js',
}
