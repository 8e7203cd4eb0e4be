import { latin1Decode, latin1Encode } from './latin1'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Int8Array(128).fill(-1)
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value

const CODES = latin1Encode(ALPHABET)
const PAD = 0x3d

/** Standard base64 with padding (RFC 4648 §4). */
export function base64Encode(bytes: Uint8Array): string {
  // Written into octets first: a string joined of millions of pieces costs ten times as much.
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let to = 0
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text[to++] = CODES[word >> 18] ?? 0
    text[to++] = CODES[(word >> 12) & 63] ?? 0
    text[to++] = left > 1 ? (CODES[(word >> 6) & 63] ?? 0) : PAD
    text[to++] = left > 2 ? (CODES[word & 63] ?? 0) : PAD
  }
  return latin1Decode(text)
}

/**
 * Octets of standard base64, or null for another alphabet, white space, or wrong padding.
 * Pad bits that are not zero are accepted (RFC 4648 §3.5 leaves that to the decoder): the RFC 6455 example key has them.
 */
export function base64Decode(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null
  const pad = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - pad)
  let length = 0
  for (let at = 0; at < text.length; at += 4) {
    let word = 0
    const used = at + 4 === text.length ? 4 - pad : 4
    for (let i = 0; i < 4; i++) {
      const code = text.charCodeAt(at + i)
      const value = i >= used ? 0 : code < 128 ? (VALUES[code] ?? -1) : -1
      if (value < 0) return null
      word = (word << 6) | value
    }
    bytes[length++] = word >> 16
    if (used > 2) bytes[length++] = (word >> 8) & 0xff
    if (used > 3) bytes[length++] = word & 0xff
  }
  return bytes
}
