import { expect, it } from 'vitest'
import { firstLine, tooLong, unreadable } from './unreadable'

it('gives no drafts, and what was wrong', () => {
  expect(unreadable('har', { message: 'm', start: 1, end: 2 })).toEqual({
    format: 'har',
    drafts: [],
    notes: [],
    placeholders: [],
    problems: [{ message: 'm', start: 1, end: 2 }],
  })
})
it('says how long a text is, and points at what is too much', () => {
  expect(tooLong('abcd', 3)).toEqual({ message: 'The text has 4 characters: expected at most 3', start: 3, end: 4 })
})
it('finds the first line that is not blank, and cuts what is long', () => {
  expect(firstLine('\n  ab c\r\nd')).toEqual({ text: 'ab c', start: 3, end: 7 })
  expect(firstLine(' ')).toEqual({ text: '', start: 0, end: 0 })
  expect(firstLine('x'.repeat(500))).toEqual({ text: 'x'.repeat(80), start: 0, end: 200 })
})
