import { describe, expect, it } from 'vitest'
import { posixWords } from './posix-words'

const words = (text: string) => posixWords(text).words.map((word) => word.text)

describe('posixWords', () => {
  it.each([
    ['a  b\tc', ['a', 'b', 'c']],
    ['\'a b\' "c d" e\\ f', ['a b', 'c d', 'e f']],
    ['a\'b\'"c"d', ['abcd']],
    ['\'\' ""', ['', '']],
    ['"a\\"b\\$c\\\\d\\n"', ['a"b$c\\d\\n']],
    ["'a\\n'", ['a\\n']],
    ["$'a\\'b\\n\\u00e9'", ["a'b\n\u00e9"]],
    ["'it'\\''s'", ["it's"]],
    ['a \\\n  b \\\r\n c', ['a', 'b', 'c']],
    ['a\\\nb', ['ab']],
    ['a # comment\nb', ['a']],
    ['a#b', ['a#b']],
    ['a\nb', ['a']],
    ['a | jq .', ['a']],
    ['a;b', ['a']],
    ['a 2>&1', ['a']],
    ['a > out', ['a']],
    ['a && b', ['a']],
    ['a\u00a0b', ['a', 'b']],
    ['\u201ca b\u201d \u2018c\u2019', ['a b', 'c']],
    [`$HOST/\${X}`, [`$HOST/\${X}`]],
    ['https://<host>/x y', ['https://<host>/x', 'y']],
    ['a <in', ['a']],
    ['"a\nb"', ['a\nb']],
    ['', []],
  ])('cuts %j', (text, expected) => expect(words(text)).toEqual(expected))
  it('says where each word stands', () => {
    expect(posixWords('ab "c d"').words).toEqual([
      { text: 'ab', start: 0, end: 2 },
      { text: 'c d', start: 3, end: 8 },
    ])
  })
  it('ends a word with the text where a backslash is the last character', () => {
    expect(posixWords('a b\\').words[1]).toEqual({ text: 'b', start: 2, end: 4 })
  })
  it('keeps an ampersand of an unquoted URL, and says so', () => {
    expect(words('http://a/?x=1&y=2 b')).toEqual(['http://a/?x=1&y=2', 'b'])
    expect([...posixWords('http://a/?x=1&y=2').oddities]).toEqual(['unquoted-ampersand'])
    expect(words('a & b')).toEqual(['a'])
  })
  it.each([
    ["a 'b c", 2, "'"],
    ['a "b\\"', 2, '"'],
    ["$'abc", 0, "$'"],
  ])('points at the quote of %j that is not closed', (text, start, mark) => {
    expect(posixWords(text).problem).toEqual({
      message: `The quote ${mark} is not closed: expected another before the end`,
      start,
      end: start + mark.length,
    })
  })
  it('takes linear time on a long text', () => {
    expect(words(`"${'\\"'.repeat(300_000)}"`)[0]?.length).toBe(300_000)
    expect(words(`${'<'.repeat(300_000)}`)).toEqual([])
  })
})
