import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import { sha1 } from '../bytes/sha1'

/** RFC 6455 §1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** The Sec-WebSocket-Accept that answers a Sec-WebSocket-Key, given as it stands in the field, not decoded (RFC 6455 §4.2.2). */
export function acceptValue(key: string): string {
  return base64Encode(sha1(latin1Encode(key + GUID)))
}
