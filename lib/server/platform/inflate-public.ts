import 'server-only'
import { constants, inflateRawSync } from 'node:zlib'
import type { InflateResult, OpenInflater } from '../../core/frames/inflater'
import { createInflateWindow, LOST, TOO_FAR_BACK } from './inflate-window'

/** What a sender removes from the end of a compressed message (RFC 7692 §7.2.1). */
const TAIL = Uint8Array.of(0x00, 0x00, 0xff, 0xff)
/** DEFLATE gives at most about 1032 octets for one. */
const MOST_PER_OCTET = 1032
/** How often the part of an oversized message that gives `cap` octets is looked for. */
const TRIES = 12
const LEAST_CHUNK = 512
/**
 * How far back messages may refer at first, in bits, as most refer to what came last: one that refers further back does not inflate,
 * and is tried again with the whole window, which would be most of the work for each small message. Where that happens more often
 * than every eighth time the reach grows.
 */
const LEAST_REACH = 9
const COST_OF_MISS = 8
const MOST_MISSES = 32
const MOST_REACH = 15
const NOTHING = new Uint8Array(0)

/** Inflates by Node's public functions: each message begins anew with the window as its dictionary. */
export const openPublicInflater: OpenInflater = ({ takeover, window: from, windowBits = MOST_REACH }) => {
  let window = takeover && from !== null ? createInflateWindow(from) : null
  let lost = takeover && from === null
  let reach = Math.min(LEAST_REACH, windowBits)
  let misses = 0
  const lose = () => {
    lost = takeover
    window = null
  }
  return {
    inflate(bytes, cap) {
      if (lost) return { ok: false, reason: LOST }
      const whole = new Uint8Array(bytes.length + TAIL.length)
      whole.set(bytes)
      whole.set(TAIL, bytes.length)
      const before = window?.bytes ?? NOTHING
      let tried = run(whole, cap, before, reach)
      if (tried !== 'too-large' && !tried.ok && reach < windowBits) {
        misses += COST_OF_MISS
        if (misses > MOST_MISSES) {
          reach = Math.min(reach + 2, windowBits)
          misses = 0
        }
        tried = run(whole, cap, before, windowBits)
      } else if (misses > 0) misses--
      const result = tried === 'too-large' ? beginning(whole, cap, before) : tried
      if (!result.ok || result.truncated) lose()
      else window?.append(result.bytes)
      return result
    },
    skip: lose,
    window: () => (lost ? null : (window?.bytes.slice() ?? NOTHING)),
  }
}

function run(bytes: Uint8Array, cap: number, window: Uint8Array, windowBits = MOST_REACH): InflateResult | 'too-large' {
  try {
    // Node makes room for a whole chunk at once: for small messages that would be most of the work.
    const chunkSize = Math.min(65_536, Math.max(LEAST_CHUNK, bytes.length * 8))
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, cap), chunkSize, windowBits }
    const dictionary = window.subarray(Math.max(0, window.length - 2 ** windowBits))
    const inflated = inflateRawSync(bytes, dictionary.length > 0 ? { ...options, dictionary } : options)
    return { ok: true, bytes: inflated, truncated: false }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : { ok: false, reason: message, tooFarBack: message === TOO_FAR_BACK }
  }
}

/**
 * The first `cap` octets of a message that inflates to more: its beginnings are inflated, with room for twice as much, until one
 * gives enough. Where none does in a few tries the longest that fits is given.
 */
function beginning(bytes: Uint8Array, cap: number, window: Uint8Array): InflateResult {
  let [fits, exceeds] = [0, bytes.length]
  let longest: Uint8Array = NOTHING
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
