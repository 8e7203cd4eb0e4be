import { expect, it } from 'vitest'
import { percentile } from './percentile'

it('gives the nearest rank, which is always one of the values', () => {
  expect(percentile([7], 0.5)).toBe(7)
  expect(percentile([1, 2, 3, 4], 0.5)).toBe(2)
  expect(percentile([1, 2, 3, 4], 0.95)).toBe(4)
  expect(percentile([1, 2, 3, 4], 0)).toBe(1)
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1)
  expect([percentile(hundred, 0.5), percentile(hundred, 0.95)]).toEqual([50, 95])
  expect(percentile([], 0.5)).toBeNull()
})
