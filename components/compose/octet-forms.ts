import { base64Decode, base64Encode } from '@/lib/core/bytes/base64'
import { hexDecode, hexEncode } from '@/lib/core/bytes/hex'
import { utf8Decode, utf8Encode } from '@/lib/core/bytes/utf8'

/** How octets are written down. */
export type OctetForm = 'text' | 'hex' | 'base64'

/** Octets in a form; null where it has no way to write them. */
export function writtenAs(form: OctetForm, octets: Uint8Array): string | null {
  switch (form) {
    case 'text': {
      const text = utf8Decode(octets)
      // A text field makes one LF of every line ending.
      return text === null || /[\0\r]/.test(text) ? null : text
    }
    case 'hex':
      return hexEncode(octets).replace(/..(?=.)/g, '$& ')
    case 'base64':
      return base64Encode(octets)
    default:
      return form satisfies never
  }
}

/** The octets that were written, or a sentence on what is wrong with them. */
export function readAs(form: OctetForm, written: string): Uint8Array<ArrayBuffer> | string {
  switch (form) {
    case 'text':
      return utf8Encode(written)
    case 'hex':
      return hexDecode(written) ?? `hex is ${JSON.stringify(written.slice(0, 80))}: expected two digits for each octet`
    case 'base64':
      return base64Decode(written.trim()) ?? `base64 is ${JSON.stringify(written.slice(0, 80))}: expected standard base64 with padding`
    default:
      return form satisfies never
  }
}
