import { base64Decode, base64Encode } from '../../core/bytes/base64'

/** How a Sec-WebSocket-Key is made: as clients do, always the same, or wrong on purpose (RFC 6455 §4.1 wants 16 octets in base64). */
export type KeyChoice = 'auto' | 'fixed' | 'short' | 'long' | 'not-base64' | 'pad-bits' | 'example' | 'empty'

const AUTO = '{{auto}}'
/** The key of RFC 6455 §1.3, with which some endpoints were written and tested. */
const EXAMPLE = 'dGhlIHNhbXBsZSBub25jZQ=='
const NOT_BASE64 = '!not*base64!not*base64!!'

/** The value of a choice; `random` are 17 octets drawn for it. */
export function keyOf(choice: KeyChoice, random: Uint8Array): string {
  switch (choice) {
    case 'auto':
      return AUTO
    case 'fixed':
      return base64Encode(random.subarray(0, 16))
    case 'short':
      return base64Encode(random.subarray(0, 15))
    case 'long':
      return base64Encode(random.subarray(0, 17))
    case 'not-base64':
      return NOT_BASE64
    case 'pad-bits':
      // The last character of 16 octets has four bits that belong to no octet: a decoder that is strict about them refuses the key.
      return base64Encode(random.subarray(0, 16)).replace(/[AQgw]==$/, (last) => `${PADDED[last.charAt(0)]}==`)
    case 'example':
      return EXAMPLE
    case 'empty':
      return ''
    default:
      return choice satisfies never
  }
}

const PADDED: Readonly<Record<string, string>> = { A: 'B', Q: 'R', g: 'h', w: 'x' }

/** The choice a value stands for; null for one with placeholders, which is not known yet. */
export function choiceOf(value: string): KeyChoice | null {
  if (value === AUTO) return 'auto'
  if (value.includes('{{')) return null
  if (value === '') return 'empty'
  if (value === EXAMPLE) return 'example'
  const octets = base64Decode(value)
  if (octets === null) return 'not-base64'
  if (octets.length !== 16) return octets.length < 16 ? 'short' : 'long'
  return base64Encode(octets) === value ? 'fixed' : 'pad-bits'
}
