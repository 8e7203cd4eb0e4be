import { expect, it } from 'vitest'
import { nextToken } from './json-tokens'

it.each([
  ['  {', '{', 2, 3],
  ['"a\\"\\u00e9b" ', 'string', 0, 12],
  ['-0.5e+10,', 'number', 0, 8],
  ['null]', 'word', 0, 4],
])('reads %j (RFC 8259)', (text, kind, start, end) => {
  expect(nextToken(text, 0)).toEqual({ kind, start, end })
})

it('is null at the end', () => {
  expect(nextToken(' \n', 0)).toBeNull()
})

it.each([
  ['"ab', 'the text ends inside a string'],
  ['"\\x"', 'saw an escape that JSON does not have'],
  ['"\n"', 'saw a control character in a string'],
  ['NaN', 'saw "N", expected a value'],
])('refuses %j', (text, message) => {
  expect(() => nextToken(text, 0)).toThrow(message)
})
