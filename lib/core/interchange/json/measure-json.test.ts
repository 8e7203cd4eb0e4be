import { expect, it } from 'vitest'
import { jsonExcess } from './measure-json'

it('lets pass what keeps within depth and count', () => {
  expect(jsonExcess('{"a":[1,2,{"b":null}]}', 3, 10)).toBe(null)
  expect(jsonExcess('')).toBe(null)
})
it('points at the bracket that is too deep', () => {
  expect(jsonExcess('[[[', 2)).toEqual({
    at: 2,
    message: 'The JSON is more than 2 deep: expected fewer arrays and objects inside one another',
  })
  expect(jsonExcess('['.repeat(2_000_000))?.at).toBe(200)
})
it('points at the value that is one too many', () => {
  expect(jsonExcess('[1,2,3,4]', 9, 4)).toEqual({ at: 6, message: 'The JSON has more than 4 values: expected a smaller file' })
})
it('takes brackets, commas and quotation marks in strings for text', () => {
  expect(jsonExcess('"[[[[,,,,\\"[[["', 1, 2)).toBe(null)
  expect(jsonExcess('["a\\\\",[', 1)?.at).toBe(7)
})
it('takes linear time on a string made of backslashes and quotation marks', () => {
  expect(jsonExcess(`"${'\\'.repeat(1_000_001)}"`)).toBe(null)
  expect(jsonExcess(`"${'\\"'.repeat(500_000)}"`)).toBe(null)
})
