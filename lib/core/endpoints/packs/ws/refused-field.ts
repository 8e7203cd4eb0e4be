import type { Change } from '../../../changes/change'
import { ASK_FOR_UPGRADE, changeLine, OPENS } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'

type Refused = {
  readonly name: string
  readonly status: number
  /** The whole body ws answers with. */
  readonly body: string
  readonly says: Diagnosis['says']
  readonly cause: string
  readonly remedy: string
  readonly change?: (look: Look) => Change | null
}

const sent = (look: Look, name: string) => {
  const value = look.sent(name)
  return value === null ? 'was not sent' : `is "${value}"`
}

const REFUSED: readonly Refused[] = [
  {
    name: 'invalid-key',
    status: 400,
    body: 'Missing or invalid Sec-WebSocket-Key header',
    says: (look) =>
      look.sent('sec-websocket-key') === null
        ? 'Sec-WebSocket-Key is missing'
        : 'Sec-WebSocket-Key is not the base64 of 16 octets, 24 characters that end with ==',
    cause: 'ws takes a key only in its exact form (RFC 6455 §4.2.1). Where a good one was sent, a proxy removed or changed it.',
    remedy: 'Send Sec-WebSocket-Key once, with 16 random octets in base64; the composer makes one where the line is left to it.',
    change: () => ({ title: 'A fresh key', sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Key', value: '{{auto}}' }] }),
  },
  {
    name: 'invalid-version',
    status: 400,
    body: 'Missing or invalid Sec-WebSocket-Version header',
    says: (look) => `Sec-WebSocket-Version ${sent(look, 'sec-websocket-version')}, and ws speaks 13 and 8`,
    cause: 'ws lists the versions it speaks in the answer, with status 400 instead of the 426 of RFC 6455 §4.4.',
    remedy: 'Send Sec-WebSocket-Version: 13, once.',
    change: () => changeLine('Version 13', 'Sec-WebSocket-Version', '13'),
  },
  {
    name: 'invalid-upgrade',
    status: 400,
    body: 'Invalid Upgrade header',
    says: (look) => `Upgrade ${sent(look, 'upgrade')}, and has to be websocket alone`,
    cause: 'ws compares the whole value of Upgrade with websocket: a list, another protocol and no value are refused alike.',
    remedy: 'Send Upgrade: websocket. Where that was sent, a proxy added another protocol such as h2c.',
    change: () => ASK_FOR_UPGRADE,
  },
  {
    name: 'invalid-subprotocol',
    status: 400,
    body: 'Invalid Sec-WebSocket-Protocol header',
    says: (look) => `Sec-WebSocket-Protocol ${sent(look, 'sec-websocket-protocol')}, which is no list of different tokens`,
    cause: 'An empty value, an empty member, a name twice, and characters that no token may have are refused (RFC 6455 §4.1).',
    remedy:
      'Offer each subprotocol once, separated by commas. A token carried as a subprotocol has to be in base64url, without =, / and spaces.',
    change: () => changeLine('Without subprotocols', 'Sec-WebSocket-Protocol', null),
  },
  {
    name: 'invalid-extensions',
    status: 400,
    body: 'Invalid or unacceptable Sec-WebSocket-Extensions header',
    says: (look) => `Sec-WebSocket-Extensions ${sent(look, 'sec-websocket-extensions')}, which ws cannot read or accept`,
    cause:
      'ws reads the offer only where perMessageDeflate is on. It refuses a syntax error, an unknown parameter of permessage-deflate and a window size outside 8 to 15.',
    remedy: 'Offer permessage-deflate without parameters, or no extension at all.',
    change: () => changeLine('Without extensions', 'Sec-WebSocket-Extensions', null),
  },
  {
    name: 'invalid-method',
    status: 405,
    body: 'Invalid HTTP method',
    says: (look) => `the method is ${look.request?.start.method ?? 'another'}, and an opening handshake is a GET`,
    cause: 'ws refuses an upgrade by any other method (RFC 6455 §4.1).',
    remedy: 'Send GET.',
    change: () => ({ title: 'GET', sideEffect: OPENS, edits: [{ draft: { method: 'GET' } }] }),
  },
]

/** Rule 023: one diagnosis for each text. */
export const refusedFields: readonly Diagnosis[] = REFUSED.map(({ name, status, body, says, cause, remedy, change }) => ({
  id: `ws/${name}`,
  rows: ['023'],
  says,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === status ? [look.bodyIs(body)] : [null]),
  also: (look) => [look.isStatus(status), look.has('sec-websocket-version')],
  cause,
  remedy,
  ...(change && { change }),
  source: 'websockets/ws lib/websocket-server.js; measured on ws 8.23.0',
}))

/** The texts only ws writes. */
export const WS_TEXTS: readonly string[] = REFUSED.map(({ body }) => body)
