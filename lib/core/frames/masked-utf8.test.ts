import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mask } from './mask'
import { checkMaskedUtf8, keyOf, rotateKey } from './masked-utf8'
import { checkUtf8, UTF8_BROKEN, UTF8_START } from './utf8-check'

const KEY = 0x37fa213d

it('writes a key as its four octets, and turns it to where a payload goes on (RFC 6455 §5.3)', () => {
  expect(keyOf(KEY)).toEqual(Uint8Array.of(0x37, 0xfa, 0x21, 0x3d))
  expect(keyOf(rotateKey(KEY, 5))).toEqual(Uint8Array.of(0xfa, 0x21, 0x3d, 0x37))
  expect(rotateKey(KEY, 8)).toBe(KEY)
})

it('checks masked text without unmasking it', () => {
  // "Hello" of RFC 6455 §5.7, and the same with its last octet changed to one that begins nothing.
  expect(checkMaskedUtf8(UTF8_START, Uint8Array.of(0x7f, 0x9f, 0x4d, 0x51, 0x58), 0, 5, KEY)).toBe(UTF8_START)
  expect(checkMaskedUtf8(UTF8_START, Uint8Array.of(0x7f, 0x9f, 0x4d, 0x51, 0xc8), 0, 5, KEY)).toBe(UTF8_BROKEN)
})

it('says what the check of unmasked octets says, in two pieces too', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map((one) => new TextEncoder().encode(one)),
    fc.uint8Array({ maxLength: 40 }),
  )
  fc.assert(
    fc.property(text, fc.nat(0xffffffff), fc.nat(40), fc.constantFrom(1, 300), (short, key, cut, times) => {
      const octets = new Uint8Array(Array.from({ length: times }, () => [...short]).flat())
      const at = Math.min(cut, octets.length)
      const masked = mask(octets, keyOf(key))
      const first = checkMaskedUtf8(UTF8_START, masked, 0, at, key)
      expect(checkMaskedUtf8(first, masked, at, masked.length, rotateKey(key, at))).toBe(checkUtf8(UTF8_START, octets))
    }),
  )
})
