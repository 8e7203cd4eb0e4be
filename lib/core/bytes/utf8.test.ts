import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexDecode } from './hex'
import { utf8Decode, utf8DecodeLossy, utf8Encode } from './utf8'

const bytes = (hex: string) => hexDecode(hex) ?? new Uint8Array()

describe('utf8', () => {
  it('encodes one to four octets a character (RFC 3629 §3)', () => {
    expect(utf8Encode('A¢€𐍈')).toEqual(bytes('41 c2a2 e282ac f0908d88'))
  })
  it('encodes a lone surrogate as U+FFFD', () => {
    expect(utf8Encode('a\ud800b')).toEqual(bytes('61 efbfbd 62'))
    expect(utf8Encode('\udc00')).toEqual(bytes('efbfbd'))
  })
  it('decodes the greeting of the Autobahn suite', () => {
    expect(utf8Decode(bytes('48 65 6c 6c 6f 2d c2b5 40 c39f c3b6 c3a4 c3bc c3a0 c3a1'))).toBe('Hello-µ@ßöäüàá')
  })
  it.each([
    ['80', 'a lone continuation octet'],
    ['c0af', 'an overlong slash in two'],
    ['e080af', 'an overlong slash in three'],
    ['f08080af', 'an overlong slash in four'],
    ['eda080', 'a surrogate'],
    ['f4908080', 'a value above U+10FFFF'],
    ['f5808080', 'a lead that never occurs'],
    ['ff', 'an octet that never occurs'],
    ['e282', 'a character cut short'],
    ['c3 28', 'a lead without continuation'],
  ])('refuses %s: %s', (hex) => {
    expect(utf8Decode(bytes(hex))).toBeNull()
  })
  it('accepts the edges of each length', () => {
    expect(utf8Decode(bytes('7f c280 dfbf e0a080 ed9fbf ee8080 efbfbf f0908080 f48fbfbf'))).toBe(
      '\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}',
    )
  })
  it('keeps a byte order mark', () => {
    expect(utf8Decode(bytes('efbbbf 61'))).toBe('\ufeffa')
  })
  it('replaces each maximal broken part when lossy', () => {
    expect(utf8DecodeLossy(bytes('61 f08080 62 e282 63'))).toBe('a\ufffd\ufffd\ufffdb\ufffdc')
  })
  it('comes back to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(utf8Decode(utf8Encode(text))).toBe(text)
      }),
    )
  })
  it('agrees with the platform on any octets', () => {
    const lossy = new TextDecoder('utf-8', { ignoreBOM: true })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (any) => {
        expect(utf8DecodeLossy(any)).toBe(lossy.decode(any))
      }),
      { numRuns: 2000 },
    )
  })
})
