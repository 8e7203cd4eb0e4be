import { describe, expect, it } from 'vitest'
import { code, fenced, prose } from './markdown-text'

describe('fenced', () => {
  it('has a fence that no text can end (T-28)', () => {
    expect(fenced('a\n```\n# out\n`````', 'http')).toBe('``````http\na\n```\n# out\n`````\n``````')
    expect(fenced('a\n')).toBe('```\na\n```')
  })
  it('shows what could not be seen (T-27)', () => {
    expect(fenced('a\r\nb\rc\x1b[2J\u202e')).toBe('```\na\nb\\u{0D}c\\u{1B}[2J\\u{202E}\n```')
  })
  it('cuts what is long, and says so', () => {
    expect(fenced('x'.repeat(20_000))).toMatch(/x\n… \(3616 characters more\)\n```$/)
  })
})
describe('code', () => {
  it('has ticks that no text can end (T-28)', () => {
    expect([code('a'), code('a`b'), code('``'), code(''), code(' x')]).toEqual(['`a`', '``a`b``', '``` `` ```', '(empty)', '`  x `'])
    expect(code('a\nb')).toBe('`a\\u{0A}b`')
    expect(code('y'.repeat(400))).toHaveLength(303)
  })
})
describe('prose', () => {
  it('is text and nothing else (T-28)', () => {
    expect(prose('<img src=x> [a](http://b) ![c](d) **e** @all #12 `f`')).toBe(
      '\\<img src=x\\> \\[a\\](http\\://b) \\!\\[c\\](d) \\*\\*e\\*\\* `@`all `#`12 \\`f\\`',
    )
    expect(prose('www.evil.example | a')).toBe('www\\.evil.example \\| a')
    expect([prose('# a'), prose('1. a'), prose('- a'), prose('+ a')]).toEqual(['\\# a', '\\1. a', '\\- a', '\\+ a'])
    expect(prose('a\n# b\u202e')).toBe('a\\\\u{0A}# b\\\\u{202E}')
  })
})
