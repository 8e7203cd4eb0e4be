import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Decode, base64Encode } from './base64'
import { latin1Encode } from './latin1'

describe('base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('writes and reads "%s" (RFC 4648 §10)', (plain, encoded) => {
    expect(base64Encode(latin1Encode(plain))).toBe(encoded)
    expect(base64Decode(encoded)).toEqual(latin1Encode(plain))
  })
  it('accepts the key printed in RFC 6455 §4.1, whose pad bits are not zero (erratum 3150)', () => {
    expect(base64Decode('AQIDBAUGBwgJCgsMDQ4PEC==')).toEqual(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]))
  })
  it.each(['A', 'AB', 'ABC', '====', 'A===', 'AB=C', 'AB==CD==', 'AB-_', 'AB C', 'QUJD\n', '=', 'A\u00e9B='])('refuses %j', (text) => {
    expect(base64Decode(text)).toBeNull()
  })
  it('comes back to the same octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(base64Decode(base64Encode(bytes))).toEqual(bytes)
        expect(base64Encode(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      }),
    )
  })
})
