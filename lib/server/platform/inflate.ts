import 'server-only'
import { constants, inflateRawSync } from 'node:zlib'
import type { Inflate, InflateResult } from '../../core/frames/message'

/** What a sender removes from the end of a compressed message (RFC 7692 §7.2.1). */
const TAIL = Uint8Array.of(0x00, 0x00, 0xff, 0xff)
/** DEFLATE gives at most about 1032 octets for one. */
const MOST_PER_OCTET = 1032
/** How often the part of an oversized message that gives `cap` octets is looked for. */
const TRIES = 12

/** Inflates one message of permessage-deflate (RFC 7692 §7.2.2); takes any window size, bounded by `cap` whatever comes. */
export const inflate: Inflate = (bytes, cap, window) => {
  const whole = new Uint8Array(bytes.length + TAIL.length)
  whole.set(bytes)
  whole.set(TAIL, bytes.length)
  const result = run(whole, cap, window)
  return result === 'too-large' ? beginning(whole, cap, window) : result
}

function run(bytes: Uint8Array, cap: number, window: Uint8Array): InflateResult | 'too-large' {
  try {
    const dictionary = window.length > 0 ? window : undefined
    const inflated = inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, cap), dictionary })
    return { ok: true, bytes: inflated, truncated: false }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : { ok: false, reason: message }
  }
}

/**
 * The first `cap` octets of a message that inflates to more: its beginnings are inflated, with room for twice as much, until one
 * gives enough. Where none does in a few tries the longest that fits is given.
 */
function beginning(bytes: Uint8Array, cap: number, window: Uint8Array): InflateResult {
  let [fits, exceeds] = [0, bytes.length]
  let longest: Uint8Array = new Uint8Array(0)
  let next = Math.max(1, Math.floor(cap / MOST_PER_OCTET))
  for (let tries = 0; tries < TRIES && exceeds - fits > 1; tries++) {
    const result = run(bytes.subarray(0, next), cap * 2, window)
    if (result === 'too-large') exceeds = next
    else if (!result.ok) return result
    else {
      fits = next
      longest = result.bytes
      if (longest.length >= cap) break
    }
    next = exceeds === bytes.length ? Math.min(fits * 2, bytes.length - 1) : (fits + exceeds) >> 1
  }
  return { ok: true, bytes: longest.subarray(0, cap), truncated: true }
}
