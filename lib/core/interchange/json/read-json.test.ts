import { expect, it } from 'vitest'
import { looksLikeJson, readJson } from './read-json'

it('reads JSON, behind a byte order mark too', () => {
  expect(readJson('\ufeff {"a":[1]}')).toEqual({ ok: true, value: { a: [1] } })
})
it('points at where the text stops being JSON', () => {
  expect(readJson('{"a":1,}')).toEqual({
    ok: false,
    problem: { message: 'The JSON cannot be read here: saw "}", expected a name in quotation marks', start: 7, end: 8 },
  })
  expect(readJson('{"a":')).toEqual({
    ok: false,
    problem: { message: 'The JSON cannot be read here: the text ends before the JSON does', start: 4, end: 5 },
  })
})
it('refuses what is deep before it is built', () => {
  expect(readJson('['.repeat(300))).toMatchObject({ ok: false, problem: { start: 200, end: 201 } })
})
it('changes no prototype', () => {
  const read = readJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')
  expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__', 'constructor'])
  expect('polluted' in {}).toBe(false)
})
it('knows how JSON of an object or an array begins', () => {
  expect(['{', ' [', '\ufeff\n{', '"a"', 'curl {', ''].map(looksLikeJson)).toEqual([true, true, true, false, false, false])
})
