import { describe, expect, it } from 'vitest'
import { isUnseen, safeText } from './safe-text'

describe('safeText (T-27)', () => {
  it('shows what a terminal would obey, as an escape', () => {
    expect(safeText('\x1b]0;owned\x07\x1b[2J\x9b2J\x7f')).toBe('\\u{1B}]0;owned\\u{07}\\u{1B}[2J\\u{9B}2J\\u{7F}')
    expect(safeText('a\r\nb')).toBe('a\\u{0D}\\u{0A}b')
    expect(safeText('a\n\tb', '\n\t')).toBe('a\n\tb')
  })
  it('shows what changes direction, has no width, or is a tag', () => {
    expect(safeText('a\u202eb\u2066\u200b\u2028\u2029\ufeff\u{e0041}')).toBe(
      'a\\u{202E}b\\u{2066}\\u{200B}\\u{2028}\\u{2029}\\u{FEFF}\\u{E0041}',
    )
  })
  it('leaves no code point of those sets as it is', () => {
    const all = [
      ...range(0, 0x1f),
      ...range(0x7f, 0x9f),
      ...range(0x200b, 0x200f),
      ...range(0x2028, 0x202e),
      ...range(0x2066, 0x2069),
      0xfeff,
      ...range(0xe0000, 0xe007f),
    ]
    expect(all.filter((point) => !isUnseen(String.fromCodePoint(point)))).toEqual([])
  })
  it('leaves letters of every script', () => {
    expect(safeText('Füße, 文字 and עברית 🙂')).toBe('Füße, 文字 and עברית 🙂')
  })
})

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
