import { expect, it } from 'vitest'
import { excerptOf } from './excerpt'

const at = (text: string, start: number, end: number) => excerptOf(text, { message: '', start, end })

it('shows the words and those around them on one line', () => {
  expect(at('a\r\nb c\td', 3, 4)).toEqual({ before: 'a ', seen: 'b', after: ' c d', cutBefore: false, cutAfter: false })
})
it('cuts what is long', () => {
  const text = `${'a'.repeat(100)}${'b'.repeat(500)}${'c'.repeat(100)}`
  expect(at(text, 100, 600)).toEqual({
    before: 'a'.repeat(36),
    seen: 'b'.repeat(200),
    after: 'b'.repeat(36),
    cutBefore: true,
    cutAfter: true,
  })
})
it('shows what there is before a place beyond the text', () => {
  expect(at('a', 5, 9)).toEqual({ before: 'a', seen: '', after: '', cutBefore: false, cutAfter: false })
})
