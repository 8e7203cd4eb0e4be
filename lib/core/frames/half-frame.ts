import { createGrowingBytes, type GrowingBytes } from './growing-bytes'
import { headerLength, LONGEST_HEADER, MASK } from './header'
import { maskInPlace } from './mask'
import { checkMaskedUtf8, keyOf, rotateKey } from './masked-utf8'
import { checkUtf8, UTF8_BROKEN, UTF8_START, type Utf8State } from './utf8-check'

/** Room for so many octets of a payload is made at once: moving them again and again costs more. */
const AT_ONCE = 131_072

/** The frame that comes in pieces; one for a scanner, used again and again. */
export type HalfFrame = {
  /** Between frames there is none, then its header comes, then its payload. */
  part: 'none' | 'header' | 'payload'
  n: number
  /** Offset of its first octet, and milliseconds of its newest. */
  offset: number
  at: number
  /** Header octets so far. */
  readonly header: Uint8Array
  headerLength: number
  /** Payload octets as declared and so far; octets kept at most. */
  length: number
  seen: number
  cap: number
  key: number
  kept: GrowingBytes | null
  flags: number
  /** Number of the first frame of its message, or 0; whether it is checked as text and how far the check is. */
  message: number
  text: boolean
  utf8: Utf8State
}

export function createHalfFrame(): HalfFrame {
  const header = new Uint8Array(LONGEST_HEADER)
  const place = { n: 0, offset: 0, at: 0, headerLength: 0 }
  return {
    part: 'none',
    header,
    ...place,
    length: 0,
    seen: 0,
    cap: 0,
    key: 0,
    kept: null,
    flags: 0,
    message: 0,
    text: false,
    utf8: UTF8_START,
  }
}

/** Takes header octets of `bytes[start, …)`; gives the place behind them. The header is whole when `part` is `payload`. */
export function takeHeader(half: HalfFrame, bytes: Uint8Array, start: number): number {
  let i = start
  while (i < bytes.length && half.part === 'header') {
    half.header[half.headerLength++] = bytes[i++] as number // safe: within the bounds
    if (half.headerLength >= 2 && half.headerLength === headerLength(half.header[1] as number)) half.part = 'payload'
  }
  return i
}

/** Takes payload octets `bytes[start, end)`: checks them as text, keeps them unmasked up to the cap. */
export function takePayload(half: HalfFrame, bytes: Uint8Array, start: number, end: number): void {
  const masked = ((half.header[1] as number) & MASK) !== 0
  if (half.text && half.utf8 !== UTF8_BROKEN) {
    half.utf8 = masked
      ? checkMaskedUtf8(half.utf8, bytes, start, end, rotateKey(half.key, half.seen))
      : checkUtf8(half.utf8, bytes, start, end)
  }
  if (end > start && half.seen < half.cap) {
    const kept = (half.kept ??= createGrowingBytes(Math.min(half.length, half.cap), AT_ONCE))
    const before = kept.length
    const added = kept.append(bytes.subarray(start, end))
    if (masked) maskInPlace(kept.bytes, keyOf(half.key), before, before + added, before)
  }
  half.seen += end - start
}
