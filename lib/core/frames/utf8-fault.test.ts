import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { checkUtf8, UTF8_START } from './utf8-check'
import { utf8Fault } from './utf8-fault'

it.each<[string, string, number, string]>([
  ['a continuation octet as a lead', '41 80', 1, 'lead'],
  ['an octet no text has', 'ff', 0, 'lead'],
  ['a slash in two octets', 'c0 af', 0, 'overlong'],
  ['a slash in three octets', 'e0 80 af', 1, 'overlong'],
  ['half of a surrogate pair', '41 ed a0 80', 2, 'surrogate'],
  ['above U+10FFFF', 'f4 90 80 80', 1, 'above'],
  ['a letter where a continuation is due', 'c3 41', 1, 'continuation'],
  ['the third octet', 'e2 82 41', 2, 'continuation'],
  ['the end inside a character', '41 e2 82', 1, 'cut'],
])('finds %s (RFC 3629 §3)', (_, octets, at, kind) => {
  expect(utf8Fault(hexDecode(octets) ?? new Uint8Array(0))).toEqual({ at, kind })
})

it('finds none in noncharacters and unassigned code points (RFC 3629, Autobahn 6.22)', () => {
  expect(utf8Fault(new TextEncoder().encode('\ufffe\uffff\ufdd0\u{1ffff}\u{e0080}'))).toBeNull()
})

it('finds a fault exactly where the check of a text does not come to its end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (octets) => {
      expect(utf8Fault(octets) === null).toBe(checkUtf8(UTF8_START, octets) === UTF8_START)
    }),
  )
})
