import { describe, expect, it } from 'vitest'
import { utf8Encode } from '@/lib/core/bytes/utf8'
import { textSpans } from './text-spans'

describe('textSpans', () => {
  it('counts a letter of two octets and one outside the basic plane as they stand in the text', () => {
    const text = 'é 😀 no origin'
    const bytes = utf8Encode(text)
    const start = bytes.length - 'origin'.length
    const [span = { start: 0, end: 0 }] = textSpans(bytes, [{ start, end: bytes.length }])
    expect(text.slice(span.start, span.end)).toBe('origin')
  })

  it('stays within what was cut', () => {
    expect(textSpans(utf8Encode('ab'), [{ start: 1, end: 9 }])).toEqual([{ start: 1, end: 2 }])
  })
})
