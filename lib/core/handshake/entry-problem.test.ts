import { describe, expect, it } from 'vitest'
import { breaksLine, entryProblem, nameProblem, quoted } from './entry-problem'

describe('entryProblem', () => {
  it('says nothing of lines that can be sent', () => {
    expect(entryProblem(['X-A', ' 1 '])).toBeNull()
    expect(entryProblem({ line: ' X-A :1' })).toBeNull()
    expect(entryProblem({ base64: 'QTogMQ==' })).toBeNull()
  })
  it('says what would make two lines of one, and what else could send it', () => {
    expect(entryProblem(['X-A', '1\r\nB: 2'], '; a raw request may send it')).toBe(
      'value of "X-A" is "1\\r\\nB: 2": expected no CR, LF or NUL; a raw request may send it',
    )
    expect(entryProblem({ line: 'A: 1\nB: 2' })).toBe('line is "A: 1\\nB: 2": expected no CR or LF')
    expect(entryProblem({ base64: 'QQo=' })).toBe('line holds CR or LF: expected one line')
  })
  it('says what is no line', () => {
    expect(entryProblem({})).toBe('header entry is empty: expected [name, value], line or base64')
    expect(entryProblem({ base64: '!' })).toBe('base64 is "!": expected standard base64 with padding')
    expect(entryProblem({ line: 'no colon' })).toBe('line is "no colon": expected a name, a colon and a value')
  })
  it('says what is no field name (RFC 9110 §5.1)', () => {
    expect(nameProblem('')).toBe('header name is empty: expected a token (RFC 9110 §5.1)')
    expect(nameProblem('a b')).toBe('header name is "a b", with the character " ": expected a token (RFC 9110 §5.6.2)')
  })
})

it('quotes what is long cut, and knows what ends a line', () => {
  expect(quoted('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`)
  expect([breaksLine('a\0'), breaksLine('a\t')]).toEqual([true, false])
})
