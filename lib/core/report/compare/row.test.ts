import { describe, expect, it } from 'vitest'
import { factRow, factRows, shownText, word } from './row'

describe('factRow', () => {
  it('tells what is the same, added, removed and changed', () => {
    expect(
      factRows([
        ['A', '1', '1'],
        ['B', null, '1'],
        ['C', '1', null],
        ['D', '1', '2'],
        ['E', null, null],
      ]),
    ).toEqual([
      { label: 'A', kind: 'same', before: '1', after: '1' },
      { label: 'B', kind: 'added', before: null, after: '1' },
      { label: 'C', kind: 'removed', before: '1', after: null },
      { label: 'D', kind: 'changed', before: '1', after: '2' },
    ])
  })
  it('sees a difference behind the cut', () => {
    const long = 'x'.repeat(3000)
    expect(factRow('A', `${long}1`, `${long}2`)).toEqual({ label: 'A', kind: 'changed', before: shownText(long), after: shownText(long) })
    expect(shownText(long)).toHaveLength(2001)
  })
})

describe('word', () => {
  it('T-27: leaves nothing unseen in a sentence, and is bounded', () => {
    expect(word('a\u202eb\x1b')).toBe('a\\u{202E}b\\u{1B}')
    expect(word('y'.repeat(1000))).toHaveLength(121)
  })
})
