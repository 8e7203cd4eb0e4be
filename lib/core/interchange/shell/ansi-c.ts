import { latin1Encode } from '../../bytes/latin1'
import { utf8Decode } from '../../bytes/utf8'

const LETTERS: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
}

/**
 * The text of the inside of `$'…'` (POSIX.1-2024 §2.2.4). Octets given by `\xHH` and `\NNN` are read as UTF-8 where they are,
 * as Latin-1 otherwise.
 */
export function unescapeAnsiC(inside: string): string {
  return inside.replace(
    /((?:\\x[0-9A-Fa-f]{1,2}|\\[0-7]{1,3})+)|\\u([0-9A-Fa-f]{1,4})|\\U([0-9A-Fa-f]{1,8})|\\c(.)|\\([\s\S])/g,
    (_whole, octets?: string, short?: string, long?: string, control?: string, char?: string) => {
      if (octets !== undefined) return fromOctets(octets)
      if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f)
      const hex = short ?? long
      if (hex !== undefined) {
        const point = Number.parseInt(hex, 16)
        return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
      }
      return LETTERS[char ?? ''] ?? char ?? ''
    },
  )
}

function fromOctets(escapes: string): string {
  const text = escapes.replace(/\\x([0-9A-Fa-f]{1,2})|\\([0-7]{1,3})/g, (_whole, hex?: string, octal?: string) =>
    String.fromCharCode(hex === undefined ? Number.parseInt(octal ?? '0', 8) & 0xff : Number.parseInt(hex, 16)),
  )
  return utf8Decode(latin1Encode(text)) ?? text
}
