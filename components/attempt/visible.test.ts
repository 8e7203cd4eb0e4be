import { describe, expect, it } from 'vitest'
import { visibleOctets, visibleString } from './visible'

const shown = (tokens: ReturnType<typeof visibleString>) =>
  tokens.map((token) => (token.title === null ? token.text : `[${token.text}]`)).join('')

describe('visibleString', () => {
  it('leaves plain text whole', () => {
    expect(visibleString('Host: example.com')).toEqual([{ start: 0, end: 17, text: 'Host: example.com', title: null }])
  })
  it('marks escape, NUL, tab and line ends', () => {
    expect(shown(visibleString('a\u001b[31mb\0c\td\r\n'))).toBe('a[ESC][31mb[NUL]c[→]d[CR][LF]')
  })
  it('marks bidi and zero-width characters, astral ones included', () => {
    expect(shown(visibleString('x\u202Eexe\u200B\uFEFF\u{e0041}'))).toBe('x[U+202E]exe[U+200B][U+FEFF][U+E0041]')
  })
  it('shows a lone surrogate as a mark', () => {
    expect(shown(visibleString('a\ud800b'))).toBe('a[U+D800]b')
  })
  it('keeps markup as text', () => {
    expect(shown(visibleString('<img onerror=alert(1)>'))).toBe('<img onerror=alert(1)>')
  })
})

describe('T-27: characters that deceive', () => {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const labels = (points: number[]) =>
    visibleString(points.map((point) => String.fromCodePoint(point)).join(''))
      .map((token) => token.text)
      .join(' ')
  it('C0 and DEL are shown by name or octet', () => {
    expect(labels([...range(0, 0x1f), 0x7f])).toBe(
      'NUL x01 x02 x03 x04 x05 x06 BEL BS → LF x0B x0C CR x0E x0F x10 x11 x12 x13 x14 x15 x16 x17 x18 x19 x1A ESC x1C x1D x1E x1F DEL',
    )
  })
  it('C1 is shown by code point', () => {
    expect(labels(range(0x80, 0x9f))).toBe(
      'U+0080 U+0081 U+0082 U+0083 U+0084 U+0085 U+0086 U+0087 U+0088 U+0089 U+008A U+008B U+008C U+008D U+008E U+008F ' +
        'U+0090 U+0091 U+0092 U+0093 U+0094 U+0095 U+0096 U+0097 U+0098 U+0099 U+009A U+009B U+009C U+009D U+009E U+009F',
    )
  })
  it('line and paragraph separators, bidi controls, zero-width characters and odd spaces are shown by code point', () => {
    const points = [
      0xa0,
      0xad,
      0x61c,
      0x180e,
      ...range(0x200b, 0x200f),
      ...range(0x2028, 0x202e),
      0x2060,
      ...range(0x2066, 0x2069),
      0x3000,
      0x3164,
      0xfeff,
    ]
    expect(labels(points)).toBe(
      'U+00A0 U+00AD U+061C U+180E U+200B U+200C U+200D U+200E U+200F U+2028 U+2029 U+202A U+202B U+202C U+202D U+202E ' +
        'U+2060 U+2066 U+2067 U+2068 U+2069 U+3000 U+3164 U+FEFF',
    )
  })
  it('tags and variation selectors are shown by code point, every one', () => {
    for (const point of [...range(0xe0000, 0xe007f), ...range(0xfe00, 0xfe0f), ...range(0xe0100, 0xe01ef)])
      expect(labels([point])).toBe(`U+${point.toString(16).toUpperCase()}`)
  })
  it('an escape sequence of a terminal and a forged line are shown, not obeyed', () => {
    expect(shown(visibleString('\u001b]0;owned\u0007\u001b[2Ja\r\nb'))).toBe('[ESC]]0;owned[BEL][ESC][2Ja[CR][LF]b')
  })
})

describe('visibleOctets', () => {
  it('joins well-formed UTF-8 and counts octets', () => {
    expect(visibleOctets('\u00c3\u00a9!')).toEqual([{ start: 0, end: 3, text: 'é!', title: null }])
  })
  it('marks octets that are not UTF-8', () => {
    expect(shown(visibleOctets('a\u00e9b\u00c3'))).toBe('a[xE9]b[xC3]')
  })
  it('marks overlong forms and encoded surrogates octet by octet', () => {
    expect(shown(visibleOctets('\u00c0\u00af'))).toBe('[xC0][xAF]')
    expect(shown(visibleOctets('\u00ed\u00a0\u0080'))).toBe('[xED][xA0][x80]')
  })
  it('marks a bidi override that arrives as UTF-8', () => {
    expect(shown(visibleOctets('\u00e2\u0080\u00ae'))).toBe('[U+202E]')
  })
})
