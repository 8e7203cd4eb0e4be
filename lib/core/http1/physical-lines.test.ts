import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { physicalLines } from './physical-lines'

it('cuts a head into lines and leaves what follows', () => {
  expect(physicalLines(latin1Encode('a\r\nbc\n\r\nrest\r\n\r\n'))).toEqual({
    before: null,
    lines: [
      { start: 0, end: 1, next: 3, ending: 'crlf' },
      { start: 3, end: 5, next: 6, ending: 'lf' },
    ],
    blank: { start: 6, end: 6, next: 8, ending: 'crlf' },
    end: 8,
  })
})
it('marks empty lines before the start line', () => {
  expect(physicalLines(latin1Encode('\r\n\na'))).toEqual({
    before: { start: 0, end: 3 },
    lines: [{ start: 3, end: 4, next: 4, ending: 'none' }],
    blank: null,
    end: 4,
  })
})
it('gives nothing for nothing', () => {
  expect(physicalLines(new Uint8Array())).toEqual({ before: null, lines: [], blank: null, end: 0 })
})
