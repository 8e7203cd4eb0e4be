import { concat } from '../bytes/concat'
import { copyOf } from '../bytes/copy'
import type { InflateResult, Inflater, OpenInflater } from '../frames/inflater'

const WINDOW = 32_768
const TOO_FAR_BACK: InflateResult = { ok: false, reason: 'invalid distance too far back', tooFarBack: true }
/** Messages that say "Hello", and how far back each refers to another "Hello": those of RFC 7692 §7.2.3.1 and §7.2.3.2, and one of zlib. */
const HELLOS: readonly { readonly octets: readonly number[]; readonly back: number }[] = [
  { octets: [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00], back: 0 },
  { octets: [0xf2, 0x00, 0x11, 0x00, 0x00], back: 5 },
  { octets: [0xf2, 0x00, 0x85, 0x15, 0x00], back: 300 },
]
const TEXT = [0x48, 0x65, 0x6c, 0x6c, 0x6f]

/**
 * Inflates what examples of rules are made of: stored blocks (RFC 1951 §3.2.4) and three messages that say
 * "Hello". In the core there is no other inflater; octets of real sessions are read by the one of the server.
 */
export const openStoredInflater: OpenInflater = ({ takeover, window: before, windowBits = 15 }): Inflater => {
  const reach = 2 ** windowBits
  let window = before ?? new Uint8Array(0)

  function inflated(bytes: Uint8Array): InflateResult {
    const hello = HELLOS.find(({ octets }) => isSame(bytes, octets))
    if (!hello) return stored(bytes)
    const { back } = hello
    const from = window.length - back
    const reached = back === 0 || (reach >= back && from >= 0 && isSame(window.subarray(from, from + TEXT.length), TEXT))
    return reached ? { ok: true, bytes: Uint8Array.from(TEXT), truncated: false } : TOO_FAR_BACK
  }

  return {
    inflate(bytes, cap) {
      const result = inflated(bytes)
      if (!result.ok) return result
      if (takeover) {
        const all = concat([window, result.bytes])
        window = copyOf(all, Math.max(0, all.length - WINDOW), all.length)
      }
      return { ok: true, bytes: result.bytes.subarray(0, cap), truncated: result.bytes.length > cap }
    },
    skip() {
      window = new Uint8Array(0)
    },
    window: () => window,
  }
}

const isSame = (bytes: Uint8Array, octets: readonly number[]) =>
  bytes.length === octets.length && octets.every((octet, at) => octet === bytes[at])

/** Stored blocks: a header of three bits filled up to an octet, the length, its complement, the octets. The last empty one is the tail a sender takes away. */
function stored(bytes: Uint8Array): InflateResult {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const header = bytes[at] as number // safe: within the octets
    if ((header & 0x06) !== 0) return { ok: false, reason: 'invalid block type' }
    if (at + 1 === bytes.length) break
    const length = (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8)
    const check = (bytes[at + 3] ?? 0) | ((bytes[at + 4] ?? 0) << 8)
    if ((length ^ check) !== 0xffff) return { ok: false, reason: 'invalid stored block lengths' }
    parts.push(bytes.subarray(at + 5, at + 5 + length))
    at += 5 + length
  }
  return { ok: true, bytes: concat(parts), truncated: false }
}
