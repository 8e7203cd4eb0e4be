import { describe, expect, it } from 'vitest'
import { expectedWords, patternProblem, testWords, textFits } from './text-test'

describe('tests of texts', () => {
  it('have their words', () => {
    expect(testWords('equals', 'a')).toBe('is "a"')
    expect(testWords('contains', 'a\n')).toBe('contains "a\\x0a"')
    expect(testWords('matches', '^a')).toBe('matches /^a/')
    expect(expectedWords('equals', 'a')).toBe('"a"')
    expect(expectedWords('contains', 'a')).toBe('a text that contains "a"')
    expect(expectedWords('matches', '^a')).toBe('a match of /^a/')
  })

  it('compare whole texts and parts, case included', () => {
    expect(textFits('equals', 'abc', 'abc')).toBe(true)
    expect(textFits('equals', 'abc', 'Abc')).toBe(false)
    expect(textFits('contains', 'abc', 'b')).toBe(true)
    expect(textFits('contains', 'abc', 'B')).toBe(false)
  })

  it('say what is wrong with a pattern', () => {
    expect(patternProblem('^a+$')).toBeNull()
    expect(patternProblem('')).toEqual({ field: 'value', message: 'The pattern is empty: expected a regular expression' })
    expect(patternProblem('(')?.message).toBe('The pattern cannot be used: /(/u: Unterminated group')
    expect(patternProblem('a'.repeat(1001))?.message).toBe('The pattern has 1001 characters: expected at most 1000')
  })
})
