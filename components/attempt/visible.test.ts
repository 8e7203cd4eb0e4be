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
