import 'server-only'
import { randomBytes, randomFillSync } from 'node:crypto'

// One call of the random source costs about as much for 8 KiB as for 4 octets, and a session draws a masking key a frame.
const pool = new Uint8Array(8_192)
let used = pool.length

/** Gives `count` unpredictable octets (at most 8,192) from a pool; no octet is given twice. */
export function drawBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const drawn = pool.slice(used, used + count)
  pool.fill(0, used, used + count)
  used += count
  return drawn
}

/** A Sec-WebSocket-Key: 16 octets in base64 (RFC 6455 §4.1). */
export function handshakeKey(): string {
  return randomBytes(16).toString('base64')
}

/** A masking key: 4 octets from a strong source (RFC 6455 §5.3). */
export function maskingKey(): Uint8Array {
  return drawBytes(4)
}
