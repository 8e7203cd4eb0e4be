import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonMembers, named, stringOf } from './json-members'

const read = (text: string) => {
  const found = jsonMembers(text)
  return found === null ? null : [found.kind, Object.fromEntries(found.members)]
}

it('gives the outermost members as they stand', () => {
  expect(read(' {"type": "next", "id":"7","payload":{"type":"inner","a":[1,{"b":2}]} , "n":1e400}')).toEqual([
    '{',
    { type: '"next"', id: '"7"', payload: '{"type":"inner","a":[1,{"b":2}]}', n: '1e400' },
  ])
  expect(read('[2,"id",["x"],{}]')).toEqual(['[', { 0: '2', 1: '"id"', 2: '["x"]', 3: '{}' }])
})

it('gives what is there of a text that is cut or no JSON', () => {
  expect(read('{"type":"next","payload":{"a":')).toEqual(['{', { type: '"next"', payload: '{"a":' }])
  expect(read('{"a":1,}')).toEqual(['{', { a: '1' }])
  expect(read('{')).toEqual(['{', {}])
  expect(read('"text"')).toBeNull()
  expect(read('')).toBeNull()
})

it('keeps the first of repeated names, and none of them is special', () => {
  expect(jsonMembers('{"__proto__":1,"__proto__":2}')?.members.get('__proto__')).toBe('1')
})

it('names values without their quotation marks, cut', () => {
  expect([named('"a\\"b"'), named('12'), named(undefined), named(`"${'x'.repeat(200)}"`)?.length]).toEqual(['a"b', '12', null, 121])
  expect([stringOf('"a'), stringOf('1'), stringOf('"\\u0041"')]).toEqual([null, null, 'A'])
})

it('never throws and agrees with JSON.parse', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void jsonMembers(text)))
  fc.assert(
    fc.property(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue(), { maxKeys: 6 }), (value) => {
      const found = jsonMembers(JSON.stringify(value))
      for (const [key, raw] of found?.members ?? []) expect(JSON.parse(raw)).toEqual(JSON.parse(JSON.stringify(value[key])))
      expect(found?.members.size).toBe(Object.keys(value).length)
    }),
  )
})

it('is bounded by the beginning of a text', () => {
  expect(jsonMembers(`{"a":${'['.repeat(100_000)}`)?.members.get('a')?.length).toBeLessThan(70_000)
})
