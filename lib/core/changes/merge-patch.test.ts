import { expect, it } from 'vitest'
import { mergePatch } from './merge-patch'

it('follows the examples of RFC 7396 appendix A', () => {
  expect(mergePatch({ a: 'b' }, { a: 'c' })).toEqual({ a: 'c' })
  expect(mergePatch({ a: 'b' }, { b: 'c' })).toEqual({ a: 'b', b: 'c' })
  expect(mergePatch({ a: 'b', b: 'c' }, { a: null })).toEqual({ b: 'c' })
  expect(mergePatch({ a: ['b'] }, { a: 'c' })).toEqual({ a: 'c' })
  expect(mergePatch({ a: { b: 'c' } }, { a: { b: 'd', c: null } })).toEqual({ a: { b: 'd' } })
  expect(mergePatch({ a: [{ b: 'c' }] }, { a: [1] })).toEqual({ a: [1] })
  expect(mergePatch({ e: null }, { a: 1 })).toEqual({ e: null, a: 1 })
  expect(mergePatch([1, 2], { a: 'b', c: null })).toEqual({ a: 'b' })
  expect(mergePatch({}, { a: { bb: { ccc: null } } })).toEqual({ a: { bb: {} } })
})
