import { expect, it } from 'vitest'
import { roundAbove } from './round-above'

it('rounds up to few digits and zeros', () => {
  expect([0, 1, 2, 3, 5, 7, 10, 11, 99, 100, 101, 4_321].map(roundAbove)).toEqual([1, 1, 2, 3, 5, 8, 10, 12, 100, 100, 120, 5_000])
})
