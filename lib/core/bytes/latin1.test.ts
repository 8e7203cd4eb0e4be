import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from './latin1'

describe('latin1', () => {
  it('gives one character an octet', () => {
    expect(latin1Decode(new Uint8Array([0x00, 0x41, 0x7f, 0x80, 0xff]))).toBe('\u0000A\u007f\u0080\u00ff')
  })
  it('decodes a part', () => {
    expect(latin1Decode(new Uint8Array([0x41, 0x42, 0x43, 0x44]), 1, 3)).toBe('BC')
  })
  it('clamps a part that reaches beyond the octets', () => {
    expect(latin1Decode(new Uint8Array([0x41, 0x42]), -3, 9)).toBe('AB')
  })
  it('writes a question mark for what is no octet', () => {
    expect(latin1Encode('a\u20ac')).toEqual(new Uint8Array([0x61, 0x3f]))
  })
  it('decodes a megabyte', () => {
    expect(latin1Decode(new Uint8Array(1_048_576).fill(0x61)).length).toBe(1_048_576)
  })
  it('comes back to the same octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(latin1Encode(latin1Decode(bytes))).toEqual(bytes)
      }),
    )
  })
})
