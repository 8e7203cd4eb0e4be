import { describe, expect, it } from 'vitest'
import { looksLikePowerShell, powerShellWords } from './powershell-words'

const words = (text: string) => powerShellWords(text).words.map((word) => word.text)

describe('powerShellWords', () => {
  it.each([
    ['a  b\tc', ['a', 'b', 'c']],
    ['\'it\'\'s\' "say ""x"""', ["it's", 'say "x"']],
    ['"a`"b`$c``d`ne"', ['a"b$c`d\ne']],
    ["'a`n$b'", ['a`n$b']],
    ['a `\n  b `\r\n c', ['a', 'b', 'c']],
    ['a` b', ['a b']],
    ['"caf$([char]233)"', ['caf\u00e9']],
    ['\'{\\"a\\":1}\'', ['{"a":1}']],
    ['-H:"a b"c', ['-H:a bc']],
    ['a # comment', ['a']],
    ['a | b', ['a']],
    ['a; b', ['a']],
    ['a\nb', ['a']],
    ['\u201ca b\u201d \u2018c\u2019', ['a b', 'c']],
    ['x @{ "a"="}"; b = @{ c = 1 } } y', ['x', '@{ "a"="}"; b = @{ c = 1 } }', 'y']],
    ['$token/x', ['$token/x']],
    ['`', ['']],
    ['', []],
  ])('cuts %j', (text, expected) => expect(words(text)).toEqual(expected))
  it('says where each word stands', () => {
    expect(powerShellWords('ab "c"').words[1]).toEqual({ text: 'c', start: 3, end: 6 })
  })
  it.each([
    ['a "b', 'The quote " is not closed: expected another before the end', 2, 3],
    ["a 'b", "The quote ' is not closed: expected another before the end", 2, 3],
    ['a @{ "b" = 1', 'The hash table @{ is not closed: expected } before the end', 2, 4],
  ])('points at what %j does not close', (text, message, start, end) => {
    expect(powerShellWords(text).problem).toEqual({ message, start, end })
  })
  it('takes linear time on a long text', () => {
    expect(words(`"${'""'.repeat(300_000)}"`)[0]?.length).toBe(300_000)
    expect(powerShellWords(`@{${'{'.repeat(300_000)}`).words).toEqual([])
  })
})
it('knows backticks, the prompt and curl.exe with single quotes', () => {
  const texts = ['curl.exe `\n x', 'x "a`"b"', 'PS C:\\> x', "curl.exe 'x'", 'curl.exe "x"', "curl 'x'", 'curl `date`']
  expect(texts.map(looksLikePowerShell)).toEqual([true, true, true, true, false, false, false])
})
