import { OPENS } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

const FIELD = 'sec-websocket-extensions'
const names = (list: string | null) =>
  (list ?? '')
    .split(',')
    .map((one) => (one.split(';')[0] ?? '').trim().toLowerCase())
    .filter((name) => name !== '')
const unasked = (look: Look) => names(look.header(FIELD)).filter((name) => !names(look.sent(FIELD)).includes(name))

/** Rule 012. */
export const foreignExtension: Diagnosis = {
  id: 'generic/foreign-extension',
  rows: ['012'],
  says: (look) => `the endpoint answers with the extension ${unasked(look).join(', ')}, which was not offered, so every client gives up`,
  confidence: 'certain',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => [look.opened ? look.has(FIELD) : null, look.seen('It was not in our offer', unasked(look).length > 0)],
  cause:
    'An intermediary added the offer or the answer, or the server answers with its extension whatever was offered. A client must fail such a connection (RFC 6455 §4.1).',
  remedy: 'Turn compression off at the server or the proxy that adds it, or offer the extension.',
  change: (look) =>
    unasked(look).includes('permessage-deflate')
      ? { title: 'Offer permessage-deflate', sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Extensions', value: 'permessage-deflate' }] }
      : null,
  source: 'RFC 6455 §4.1; ws lib/websocket.js',
}
