import { expect, it } from 'vitest'
import { unescapeAnsiC } from './ansi-c'

it.each([
  ['a\\\'b\\\\c\\"d', 'a\'b\\c"d'],
  ['\\n\\t\\r\\a\\e', '\n\t\r\x07\x1b'],
  ['\\x41\\101\\u0042\\U0001F600', 'AAB\u{1f600}'],
  ['\\xc3\\xa9', '\u00e9'],
  ['\\xff', '\u00ff'],
  ['\\cA', '\x01'],
  ['\\U7fffffff', '\ufffd'],
  ['\\q!', 'q!'],
])('reads %j', (inside, text) => expect(unescapeAnsiC(inside)).toBe(text))
