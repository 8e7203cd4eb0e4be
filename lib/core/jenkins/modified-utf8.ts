import { concat } from '../bytes/concat'

const REPLACEMENT = '\ufffd'
const CHUNK = 4_096

/** Octets of a text as Java's DataOutput.writeUTF writes it, without its length: UTF-16 units one by one, U+0000 in two octets. */
export function modifiedUtf8Encode(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 0 && unit < 0x80) bytes[length++] = unit
    else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6)
      bytes[length++] = 0x80 | (unit & 0x3f)
    } else {
      bytes[length++] = 0xe0 | (unit >> 12)
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[length++] = 0x80 | (unit & 0x3f)
    }
  }
  return bytes.slice(0, length)
}

/** The text of such octets; what is malformed reads as U+FFFD. */
export function modifiedUtf8Decode(bytes: Uint8Array): string {
  let text = ''
  let units: number[] = []
  const continuation = (at: number) => {
    const octet = bytes[at]
    return octet !== undefined && (octet & 0xc0) === 0x80 ? octet & 0x3f : -1
  }
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    const [second, third] = [continuation(at + 1), continuation(at + 2)]
    if (lead < 0x80) units.push(lead)
    else if ((lead & 0xe0) === 0xc0 && second >= 0) {
      units.push(((lead & 0x1f) << 6) | second)
      at += 1
    } else if ((lead & 0xf0) === 0xe0 && second >= 0 && third >= 0) {
      units.push(((lead & 0x0f) << 12) | (second << 6) | third)
      at += 2
    } else units.push(REPLACEMENT.charCodeAt(0))
    if (units.length < CHUNK) continue
    text += String.fromCharCode(...units)
    units = []
  }
  return text + String.fromCharCode(...units)
}

/** A text with its length in front, as DataOutput.writeUTF writes it; null where it needs more than 65,535 octets. */
export function utfEncode(text: string): Uint8Array<ArrayBuffer> | null {
  const octets = modifiedUtf8Encode(text)
  return octets.length > 0xffff ? null : concat([Uint8Array.of(octets.length >> 8, octets.length & 0xff), octets])
}
