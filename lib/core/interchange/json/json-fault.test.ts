import { expect, it } from 'vitest'
import { jsonFault } from './json-fault'

it.each([
  ['', 0, 'the text is empty'],
  ['{"a":1', 6, 'the text ends before the JSON does'],
  ['[1 2]', 3, 'saw "2", expected "," or "]"'],
  ['{"a":1 "b":2}', 7, 'saw "\\"b\\"", expected "," or "}"'],
  ['{"a" 1}', 5, 'saw "1", expected ":"'],
  ['{a:1}', 1, 'saw "a", expected a value'],
  ['{1:2}', 1, 'saw "1", expected a name in quotation marks'],
  ['[1,]', 3, 'saw "]", expected a value'],
  ['{"a":1,}', 7, 'saw "}", expected a name in quotation marks'],
  ['[1}', 2, 'saw "}", expected "," or "]"'],
  ['[] x', 3, 'saw "x", expected a value'],
  ['[] 1', 3, 'saw "1" behind the end of the JSON'],
  ['["a\nb"]', 3, 'saw a control character in a string'],
  ['["a', 3, 'the text ends inside a string'],
])('points into %j', (text, at, message) => expect(jsonFault(text)).toEqual({ at, message }))
it('needs no stack for what is deep', () => expect(jsonFault('['.repeat(100_000)).at).toBe(100_000))
