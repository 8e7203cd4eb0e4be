import { expect, it } from 'vitest'
import { asList, asObject, isTrue, member, objectOf, objectsOf, textOf } from './members'

const hostile = JSON.parse('{"__proto__":{"a":"b"},"n":1,"t":true,"s":"x","l":[{"a":1},2,null,[],{"b":2}],"o":{"c":"d"}}')

it('reads own members only', () => {
  expect([member(hostile, 'toString'), member(hostile, 'a'), textOf({}, 'constructor')]).toEqual([undefined, undefined, ''])
  expect(objectOf(hostile, '__proto__')).toEqual({ a: 'b' })
})
it('takes texts, numbers and truth values for text', () => {
  expect(['s', 'n', 't', 'l', 'o', 'none'].map((name) => textOf(hostile, name))).toEqual(['x', '1', 'true', '', '', ''])
})
it('takes objects and lists for what they are', () => {
  expect([asObject([]), asObject(null), asObject('x'), asList({})]).toEqual([null, null, null, []])
  expect(objectsOf(hostile, 'l')).toEqual([{ a: 1 }, { b: 2 }])
  expect(objectsOf(hostile, 'l', 1)).toEqual([{ a: 1 }])
  expect(objectsOf(hostile, 's')).toEqual([])
  expect([isTrue(hostile, 't'), isTrue(hostile, 'n')]).toEqual([true, false])
})
