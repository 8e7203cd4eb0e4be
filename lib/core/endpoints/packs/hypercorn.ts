import { askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { lackOf, standardFields } from '../to-try'

const measured = { basis: 'measured', layer: 'application', source: 'measured on Hypercorn 0.13.2 with h11' } as const
const named = (look: Look) => look.has('server', /^hypercorn-h(11|2|3)$/)

/** An answer without a body that it gives in the place of an application. */
const own = (look: Look, status: number) =>
  look.status === status && named(look) ? look.fieldsAre(['content-length', 'connection', 'date', 'server']) : null

const closedFirst: Diagnosis = {
  ...measured,
  id: 'hypercorn/refused-by-application',
  rows: [],
  says: 'the application closed the WebSocket before it accepted it',
  confidence: 'likely',
  when: (look) => (askedForUpgrade(look) ? [own(look, 403)] : [null]),
  also: (look) => [look.weSent('origin'), look.weSentNo('origin'), look.weSentNo('cookie'), look.pathIs(/./)],
  cause:
    'In ASGI an application refuses by websocket.close before websocket.accept, and the server makes a 403 of it. Frameworks do so for a path without a WebSocket route, too.',
  remedy: 'Compare the path with the WebSocket routes, then what the application looks at: Origin, cookie, token.',
}

const failed: Diagnosis = {
  ...measured,
  id: 'hypercorn/application-failed',
  rows: [],
  says: 'the application raised an exception before it accepted the WebSocket',
  confidence: 'likely',
  when: (look) => [own(look, 500)],
  cause: 'Hypercorn answers 500 without a body where the application ended or raised before it answered.',
  remedy: 'Look into its log at this time: the traceback stands there.',
}

const handshake: Diagnosis = {
  ...measured,
  id: 'hypercorn/handshake-field',
  rows: [],
  says: (look) => `the request is no opening handshake: ${lackOf(look)}`,
  confidence: 'likely',
  when: (look) => [own(look, 400), look.seen(`Of what we sent, ${lackOf(look)}`, lackOf(look) !== null)],
  cause: 'wsproto below it holds the request to RFC 6455 §4.2.1, and Hypercorn answers a bare 400 where it does not conform.',
  remedy: 'Send the standard opening handshake by HTTP/1.1.',
  change: standardFields,
}

export const hypercorn: Pack = {
  id: 'hypercorn',
  title: 'Hypercorn (Python)',
  role: 'origin',
  signals: {
    strong: [(look) => look.oneOf(own(look, 400), own(look, 403), own(look, 500))],
    broad: [named, (look) => (named(look) ? look.broad(look.hasReason('')) : null)],
  },
  diagnoses: [closedFirst, failed, handshake],
}
