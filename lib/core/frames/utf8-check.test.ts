import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Decode } from '../bytes/utf8'
import { checkUtf8, UTF8_BROKEN, UTF8_START } from './utf8-check'

it('takes whole text of every length of character', () => {
  expect(checkUtf8(UTF8_START, Uint8Array.of(0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80))).toBe(UTF8_START)
})

it.each([
  ['a lone continuation octet', [0x80]],
  ['an overlong form', [0xc0, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['a character above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['an octet that is never used', [0xff]],
])('refuses %s (RFC 3629 §3)', (_, octets) => {
  expect(checkUtf8(UTF8_START, Uint8Array.from(octets))).toBe(UTF8_BROKEN)
})

it('is between start and broken inside a character', () => {
  expect(checkUtf8(UTF8_START, Uint8Array.of(0xf0, 0x9f))).toBeGreaterThan(UTF8_START)
})

it('agrees with the strict decoder at every cut', () => {
  const octet = fc.constantFrom(0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5)
  fc.assert(
    fc.property(fc.array(octet, { maxLength: 8 }), fc.nat(8), (octets, cut) => {
      const bytes = Uint8Array.from(octets)
      const state = checkUtf8(checkUtf8(UTF8_START, bytes.subarray(0, cut)), bytes.subarray(cut))
      expect(state === UTF8_START).toBe(utf8Decode(bytes) !== null)
    }),
    { numRuns: 2_000 },
  )
})
