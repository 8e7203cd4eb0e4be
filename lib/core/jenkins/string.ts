import { concat } from '../bytes/concat'
import { utf8DecodeLossy, utf8Encode } from '../bytes/utf8'

/** The most octets a string can have: its length travels as an unsigned 16-bit number. */
export const LONGEST_STRING = 65_535

/** A text with its length in front, as agents and controllers write it: two octets, big-endian, then UTF-8 (Remoting ByteBufferUtils). Null where the text is longer than that can say. */
export function encodeString(text: string): Uint8Array<ArrayBuffer> | null {
  const octets = utf8Encode(text)
  if (octets.length > LONGEST_STRING) return null
  return concat([Uint8Array.of(octets.length >> 8, octets.length & 0xff), octets])
}

/** A string that stands at `at`: its text, and where the next begins; null while octets of it are missing. What is not UTF-8 reads as U+FFFD, as Java does. */
export function readString(bytes: Uint8Array, at = 0): { readonly text: string; readonly end: number } | null {
  const [high, low] = [bytes[at], bytes[at + 1]]
  if (high === undefined || low === undefined) return null
  const end = at + 2 + high * 256 + low
  return end > bytes.length ? null : { text: utf8DecodeLossy(bytes.subarray(at + 2, end)), end }
}
