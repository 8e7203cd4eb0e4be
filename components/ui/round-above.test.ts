import { expect, it } from 'vitest'
import { roundAbove } from './round-above'

it('rounds up to 1, 2 or 5 times a power of ten', () => {
  expect([0, 1, 2, 3, 5, 6, 10, 11, 99, 100, 101, 4_321].map(roundAbove)).toEqual([1, 1, 2, 5, 5, 10, 10, 20, 100, 100, 200, 5_000])
})
