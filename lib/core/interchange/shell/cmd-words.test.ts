import { describe, expect, it } from 'vitest'
import { cmdWords, looksLikeCmd } from './cmd-words'

const words = (text: string) => cmdWords(text).words.map((word) => word.text)

describe('cmdWords', () => {
  it('reads what browsers copy', () => {
    expect(words('curl ^"https://a/?x=1^&y=2^" ^\r\n  -H ^"Accept: */*^" ^\n  -H ^"Cookie: a=^\\^"b^\\^"^"')).toEqual([
      'curl',
      'https://a/?x=1&y=2',
      '-H',
      'Accept: */*',
      '-H',
      'Cookie: a="b"',
    ])
  })
  it('reads the older form with plain quotes', () => {
    expect(words('curl "https://a/x^y" ^\n -H "A: \\"b\\"" -H "C: ""d"""')).toEqual([
      'curl',
      'https://a/x^y',
      '-H',
      'A: "b"',
      '-H',
      'C: "d"',
    ])
  })
  it('keeps backslashes that no quote follows', () => {
    expect(words('a C:\\x\\y "d\\\\" e')).toEqual(['a', 'C:\\x\\y', 'd\\', 'e'])
  })
  it('reads percent signs that were kept from the prompt', () => {
    expect(words('^"a^%^20b^"')).toEqual(['a%20b'])
  })
  it('says where each word stands, and which quote is not closed', () => {
    expect(cmdWords('ab ^"c^"').words[1]).toEqual({ text: 'c', start: 4, end: 8 })
    expect(cmdWords('ab "c').problem).toEqual({ message: 'The quote " is not closed: expected another before the end', start: 3, end: 4 })
  })
  it('ends with its line', () => expect(words('a b\nc')).toEqual(['a', 'b']))
})
it('knows carets before quotes and line endings', () => {
  expect([looksLikeCmd('curl ^"x^"'), looksLikeCmd('curl "x" ^\r\n -i'), looksLikeCmd("curl 'x^y'")]).toEqual([true, true, false])
})
it('does not take a caret inside a POSIX command for one of the prompt', () => {
  expect(looksLikeCmd(`curl 'http://a/' -H 'X: ^"'`)).toBe(false)
  expect(looksLikeCmd('curl "http://a/" \\\n -H "X: ^"')).toBe(false)
  expect(looksLikeCmd(`curl "https://it's.example/" ^\r\n -i`)).toBe(true)
})
