import { maskInPlace } from './mask'
import { checkUtf8, UTF8_START, type Utf8State } from './utf8-check'

/** Octets unmasked at a time where text is more than ASCII. */
const PIECE = 4_096
const scratch = new Uint8Array(PIECE)
const keyOctets = new Uint8Array(4)

/** The four octets of a masking key that is written as a number, its first octet the highest. */
export function keyOf(key: number): Uint8Array {
  return Uint8Array.of(key >>> 24, key >>> 16, key >>> 8, key)
}

/** A masking key as it applies from the octet at `phase` of a payload on. */
export function rotateKey(key: number, phase: number): number {
  const bits = (phase & 3) * 8
  return bits === 0 ? key : (key << bits) | (key >>> (32 - bits))
}

/**
 * Goes on with a check of UTF-8 over masked octets `bytes[start, end)`, which stay as they are; `key` applies from `bytes[start]`
 * on (RFC 6455 §5.3), its first octet the highest.
 */
export function checkMaskedUtf8(from: Utf8State, bytes: Uint8Array, start: number, end: number, key: number): Utf8State {
  let i = start
  if (from === UTF8_START) {
    const [k0, k1, k2, k3] = [key >>> 24, (key >>> 16) & 0xff, (key >>> 8) & 0xff, key & 0xff]
    for (; i + 4 <= end; i += 4) {
      // safe: within the bounds
      const seen =
        ((bytes[i] as number) ^ k0) | ((bytes[i + 1] as number) ^ k1) | ((bytes[i + 2] as number) ^ k2) | ((bytes[i + 3] as number) ^ k3)
      if (seen >= 0x80) break
    }
  }
  let state = from
  keyOctets[0] = key >>> 24
  keyOctets[1] = key >>> 16
  keyOctets[2] = key >>> 8
  keyOctets[3] = key
  // What is left begins at a multiple of four, so the key applies as it is.
  for (; i < end; i += PIECE) {
    const length = Math.min(PIECE, end - i)
    for (let at = 0; at < length; at++) scratch[at] = bytes[i + at] as number // safe: within the bounds
    maskInPlace(scratch, keyOctets, 0, length)
    state = checkUtf8(state, scratch, 0, length)
  }
  return state
}
