import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexDecode, hexEncode } from '../bytes/hex'
import { modifiedUtf8Decode, modifiedUtf8Encode, utfEncode } from './modified-utf8'

describe('modified UTF-8 (java.io.DataInput)', () => {
  it.each([
    ['mask', '6d61736b'],
    ['\0', 'c080'],
    ['é', 'c3a9'],
    ['€', 'e282ac'],
    ['😀', 'eda0bdedb880'],
  ])('%j is %s', (text, hex) => {
    expect(hexEncode(modifiedUtf8Encode(text))).toBe(hex)
    expect(modifiedUtf8Decode(hexDecode(hex) ?? new Uint8Array())).toBe(text)
  })

  it('reads every text back as it was written, lone surrogates included', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes))
    fc.assert(fc.property(units, (text) => modifiedUtf8Decode(modifiedUtf8Encode(text)) === text))
  })

  it('never fails, whatever the octets', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => modifiedUtf8Decode(bytes).length <= 64))
  })

  it('puts the length in front, and refuses what two octets cannot count', () => {
    expect(hexEncode(utfEncode('help') ?? new Uint8Array())).toBe('000468656c70')
    expect(utfEncode('é'.repeat(32_768))).toBeNull()
    expect(utfEncode('a'.repeat(65_535))?.length).toBe(65_537)
  })
})
