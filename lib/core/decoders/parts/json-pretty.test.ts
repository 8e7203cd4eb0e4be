import fc from 'fast-check'
import { expect, it } from 'vitest'
import { prettyJson } from './json-pretty'
import { JsonError } from './json-tokens'

it('lays out as the platform does where no number or name would change', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text)
      expect(JSON.parse(prettyJson(text))).toEqual(value)
      expect(prettyJson(prettyJson(text))).toBe(prettyJson(text))
    }),
  )
  expect(prettyJson('{"a":[],"b":{},"c":[1,[2]]}')).toBe(JSON.stringify({ a: [], b: {}, c: [1, [2]] }, null, 2))
})

it('takes exactly what JSON is', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '1', '01', 'true', ' ', '-', '"')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      let parsed = true
      try {
        JSON.parse(text)
      } catch {
        parsed = false
      }
      let taken = true
      try {
        prettyJson(text)
      } catch (error) {
        expect(error).toBeInstanceOf(JsonError)
        taken = false
      }
      expect(taken).toBe(parsed)
    }),
    { numRuns: 3_000 },
  )
})

it.each([
  ['', 'the text ends, expected a value'],
  ['[1', 'the text ends, expected "," or the closing bracket'],
  ['{1', 'saw "1", expected a name in quotes or "}"'],
  ['{"a":1,}', 'saw "}", expected a name in quotes'],
  ['[1}', 'saw "}", expected "," or the closing bracket'],
  ['1 2', 'saw "2", expected nothing more'],
])('says of %j where it stops', (text, message) => {
  expect(() => prettyJson(text)).toThrow(message)
})
