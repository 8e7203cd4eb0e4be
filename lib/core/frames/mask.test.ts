import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask, maskInPlace } from './mask'

const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)

describe('mask', () => {
  it('masks the example of RFC 6455 §5.7', () => {
    const hello = Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f)
    expect(mask(hello, KEY)).toEqual(Uint8Array.of(0x7f, 0x9f, 0x4d, 0x51, 0x58))
  })

  it('is its own inverse and leaves its input alone (§5.3)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 4, maxLength: 4 }), (payload, key) => {
        const before = payload.slice()
        expect(mask(mask(payload, key), key)).toEqual(before)
        expect(payload).toEqual(before)
      }),
    )
  })

  it('gives the same octets piece by piece', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (payload, cut) => {
        const at = Math.min(cut, payload.length)
        const pieces = payload.slice()
        maskInPlace(pieces, KEY, 0, at)
        maskInPlace(pieces, KEY, at, pieces.length, at)
        expect(pieces).toEqual(mask(payload, KEY))
      }),
    )
  })
})
