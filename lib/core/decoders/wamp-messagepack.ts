import { msgpackMessages } from './parts/msgpack-messages'
import type { OctetReader } from './parts/octet-reader'
import { UNREAD } from './parts/read-msgpack'
import { wampTold } from './parts/wamp-message'

const readLength = (reader: OctetReader) => Number(reader.uint(4))

/**
 * WAMP 2 in MessagePack: an array whose first element says what it is; in `wamp.2.msgpack.batched` several, each with its length in
 * four octets before it. Only the subprotocol tells it: the octets are like any others in MessagePack.
 */
export const wampMessagepack = msgpackMessages({
  id: 'wamp-messagepack',
  title: 'WAMP in MessagePack',
  fits: (_payload, { subprotocol }) => (/^wamp\.2\.msgpack(?:\.batched)?$/.test(subprotocol ?? '') ? 80 : 0),
  lengthOf: ({ subprotocol }) => (subprotocol === 'wamp.2.msgpack.batched' ? readLength : null),
  tell: (elements) =>
    wampTold(
      new Map(elements.flatMap((value, at) => (typeof value === 'string' && value !== UNREAD ? [[String(at), value] as const] : []))),
    ),
})
