/**
 * How far a check of UTF-8 (RFC 3629 §4) is that goes over several pieces: 0 is between characters, -1 is broken for good,
 * anything else says which octets may follow (`left` + low and high bound of the next).
 */
export type Utf8State = number

export const UTF8_START: Utf8State = 0
export const UTF8_BROKEN: Utf8State = -1

const state = (left: number, low: number, high: number): Utf8State => (left << 16) | (low << 8) | high

/** Goes on with a check over `bytes[start, end)`; the text is whole where the answer is `UTF8_START`. */
export function checkUtf8(from: Utf8State, bytes: Uint8Array, start = 0, end = bytes.length): Utf8State {
  let current = from
  for (let i = start; i < end; i++) {
    if (current === UTF8_START) i = skipAscii(bytes, i, end)
    if (i === end) return current
    const octet = bytes[i] as number // safe: i < end
    if (current === UTF8_START) {
      current = lead(octet)
    } else {
      if (current === UTF8_BROKEN) return UTF8_BROKEN
      if (octet < ((current >> 8) & 0xff) || octet > (current & 0xff)) return UTF8_BROKEN
      const left = (current >> 16) - 1
      current = left === 0 ? UTF8_START : state(left, 0x80, 0xbf)
    }
    if (current === UTF8_BROKEN) return UTF8_BROKEN
  }
  return current
}

/** The place of the first octet from `start` on that is not ASCII, or `end`. */
function skipAscii(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  // Eight octets at a time: most text has none that is not ASCII.
  for (; i + 8 <= end; i += 8) {
    const low = at(bytes, i) | at(bytes, i + 1) | at(bytes, i + 2) | at(bytes, i + 3)
    const high = at(bytes, i + 4) | at(bytes, i + 5) | at(bytes, i + 6) | at(bytes, i + 7)
    if ((low | high) >= 0x80) break
  }
  while (i < end && at(bytes, i) < 0x80) i++
  return i
}

const at = (bytes: Uint8Array, i: number) => bytes[i] as number // safe: asked for within the bounds only

function lead(octet: number): Utf8State {
  if (octet < 0xc2) return UTF8_BROKEN // a continuation octet, or an overlong form of one octet
  if (octet < 0xe0) return state(1, 0x80, 0xbf)
  if (octet === 0xe0) return state(2, 0xa0, 0xbf) // overlong below
  if (octet === 0xed) return state(2, 0x80, 0x9f) // surrogates above
  if (octet < 0xf0) return state(2, 0x80, 0xbf)
  if (octet === 0xf0) return state(3, 0x90, 0xbf) // overlong below
  if (octet < 0xf4) return state(3, 0x80, 0xbf)
  if (octet === 0xf4) return state(3, 0x80, 0x8f) // above U+10FFFF
  return UTF8_BROKEN
}
