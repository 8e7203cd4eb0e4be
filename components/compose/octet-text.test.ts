import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '@/lib/core/bytes/latin1'
import { utf8Encode } from '@/lib/core/bytes/utf8'
import { caretAt, edited, octetsOfPaste, octetsOfText, octetText, placeOf } from './octet-text'

const shown = (latin1: string) => octetText(latin1Encode(latin1))
const typed = (latin1: string, next: string, caret = next.length) => {
  const result = edited(shown(latin1), next, caret, '\r\n')
  return [latin1Decode(result.octets), result.caret]
}

describe('octetText', () => {
  it('shows every octet: line endings, tabs, controls, what is no UTF-8, and what draws nothing', () => {
    expect(shown('A:\t1 \r\n\x00\x7f\xff\n\r').text).toBe('A:⟨TAB⟩1 ⟨CR⟩⟨LF⟩\n⟨NUL⟩⟨DEL⟩⟨FF⟩⟨LF⟩\n⟨CR⟩')
    expect(octetText(utf8Encode('é 日\u202e')).text).toBe('é 日⟨E2⟩⟨80⟩⟨AE⟩')
  })

  it('tells line endings, other marks and characters beyond ASCII apart', () => {
    expect(octetText(latin1Encode('a\x00\xff\r\n\xc3\xa9')).runs.map(({ text, kind }) => [kind, text])).toEqual([
      ['text', 'a'],
      ['mark', '⟨NUL⟩⟨FF⟩'],
      ['ending', '⟨CR⟩⟨LF⟩\n'],
      ['other', 'é'],
    ])
  })

  it('writes its own marks as octets, so that a text has one reading', () => {
    expect(octetText(utf8Encode('⟨')).text).toBe('⟨E2⟩⟨9F⟩⟨A8⟩')
  })

  it('gives any octets back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (octets) => {
        expect([...octetsOfText(octetText(octets).text, '\r\n')]).toEqual([...octets])
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const octets = utf8Encode(text)
        expect([...octetsOfText(octetText(octets).text, '\n')]).toEqual([...octets])
      }),
    )
  })
})

describe('edited', () => {
  it('puts the line ending in where a new line is typed, and writes text in UTF-8', () => {
    expect(typed('ab', 'a\nb', 2)).toEqual(['a\r\nb', 3])
    expect(typed('', 'é')).toEqual(['\xc3\xa9', 2])
  })

  it('removes a whole line ending with the new line, a single octet with any part of its mark', () => {
    expect(typed('a\r\nb', 'a⟨CR⟩⟨LF⟩b', 9)).toEqual(['ab', 1])
    expect(typed('a\r\nb', 'a⟨CR⟨LF⟩\nb', 4)).toEqual(['a\nb', 1])
    expect(typed('a\r\nb', 'a⟨CR⟩LF⟩\nb', 5)).toEqual(['a\rb', 2])
    expect(typed('a\xffb', 'a⟨FFb', 4)).toEqual(['ab', 1])
  })

  it('writes before the line ending where the caret stands at the end of a line', () => {
    expect(typed('a\r\nb', 'a⟨CR⟩⟨LF⟩!\nb', 10)).toEqual(['a!\r\nb', 2])
    expect(typed('a\nb', 'a⟨LF⟩!\nb', 6)).toEqual(['a!\nb', 2])
  })

  it('replaces everything, as a paste over a selection does', () => {
    expect(typed('old\r\n', 'GET /\n\n')).toEqual(['GET /\r\n\r\n', 9])
  })

  it('takes any change of the text for what it is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 20 }),
        fc.nat(20),
        fc.nat(20),
        fc.string({ unit: fc.constantFrom('a', 'é', ' '), maxLength: 5 }),
        (octets, a, b, text) => {
          const before = octetText(octets)
          const [start, end] = [Math.min(a, b, before.text.length), Math.min(Math.max(a, b), before.text.length)]
          const next = before.text.slice(0, start) + text + before.text.slice(end)
          const { octets: after, caret } = edited(before, next, start + text.length, '\n')
          expect(caret).toBeLessThanOrEqual(after.length)
          expect(latin1Decode(after)).toContain(latin1Decode(octetsOfText(text, '\n')))
        },
      ),
    )
  })
})

describe('octetsOfPaste', () => {
  it('takes line endings as they are where a CR is among them, else writes the usual one', () => {
    expect(latin1Decode(octetsOfPaste('a\nb\r\nc\rd', '\r\n'))).toBe('a\nb\r\nc\rd')
    expect(latin1Decode(octetsOfPaste('a\nb', '\r\n'))).toBe('a\r\nb')
  })
})

describe('the caret', () => {
  const text = shown('a\r\nb') // a ⟨CR⟩ at 1, ⟨LF⟩ at 5, its new line at 9, b at 10
  it('goes over a mark in one step, and never rests within one', () => {
    expect(caretAt(text, 2, 1)).toBe(5)
    expect(caretAt(text, 4, 5)).toBe(1)
    expect(caretAt(text, 6, 5)).toBe(10)
    expect(caretAt(text, 9, 10)).toBe(5)
    expect(caretAt(text, 7, 0)).toBe(5)
    expect(caretAt(text, 5, 0)).toBe(5)
  })

  it('goes before the line ending where it comes to the end of a line from elsewhere', () => {
    expect(caretAt(text, 9, 0)).toBe(1)
    expect(caretAt(shown('a\nb'), 5, 0)).toBe(1)
  })

  it('is found again by its octet', () => {
    expect([0, 1, 2, 3, 4].map((octet) => placeOf(text, octet))).toEqual([0, 1, 5, 10, 11])
  })
})
