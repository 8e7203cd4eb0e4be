import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexDecode, hexEncode } from './hex'

describe('hex', () => {
  it('writes two digits an octet', () => {
    expect(hexEncode(new Uint8Array([0x00, 0x0f, 0xa5, 0xff]))).toBe('000fa5ff')
  })
  it('reads either case with white space between octets', () => {
    expect(hexDecode('00 0F\n a5\tFf ')).toEqual(new Uint8Array([0x00, 0x0f, 0xa5, 0xff]))
  })
  it.each(['0', 'abc', '0 0', '0g', '0x00', '-1', '\u0660\u0660'])('refuses %j', (text) => {
    expect(hexDecode(text)).toBeNull()
  })
  it('comes back to the same octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(hexDecode(hexEncode(bytes))).toEqual(bytes)
      }),
    )
  })
})
