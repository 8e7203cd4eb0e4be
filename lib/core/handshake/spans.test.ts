import { expect, it } from 'vitest'
import { maskText, union, without } from './spans'

const s = (start: number, end: number) => ({ start, end })

it('joins what overlaps or touches', () => {
  expect(union([s(5, 6), s(0, 2), s(1, 3), s(3, 4), s(9, 9)])).toEqual([s(0, 4), s(5, 6)])
})
it('takes holes out', () => {
  expect(without([s(0, 10), s(12, 14)], [s(2, 3), s(5, 13)])).toEqual([s(0, 2), s(3, 5), s(13, 14)])
  expect(without([s(0, 2), s(4, 6)], [s(0, 2)])).toEqual([s(4, 6)])
  expect(without([s(0, 2)], [])).toEqual([s(0, 2)])
})
it('masks character by character', () => {
  expect(maskText('Bearer abc x', [s(7, 10)])).toBe('Bearer *** x')
})
