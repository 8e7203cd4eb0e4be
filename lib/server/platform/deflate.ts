import 'server-only'
import { constants, deflateRawSync } from 'node:zlib'

const TAIL_LENGTH = 4
/** The smallest window zlib writes: legal whatever `client_max_window_bits` from 9 on was agreed. */
const WINDOW_BITS = 9

/**
 * Compresses one message for permessage-deflate (RFC 7692 §7.2.1), the four octets 00 00 ff ff removed. It never refers back to
 * earlier messages, which is legal with and without context takeover.
 */
export function deflateMessage(payload: Uint8Array): Uint8Array {
  // RFC 7692 §7.2.3.6: an empty message is one octet, an empty uncompressed block without its last four.
  if (payload.length === 0) return Uint8Array.of(0)
  const whole = deflateRawSync(payload, { finishFlush: constants.Z_SYNC_FLUSH, windowBits: WINDOW_BITS })
  return whole.subarray(0, whole.length - TAIL_LENGTH)
}
