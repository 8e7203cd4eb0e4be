import { expect, it } from 'vitest'
import { createFrameBatch } from './frame-batch'

it('begins empty, with every column as long as its capacity', () => {
  const { length, capacity, ...columns } = createFrameBatch(3)
  expect([length, capacity]).toEqual([0, 3])
  for (const column of Object.values(columns)) expect(column).toHaveLength(3)
})
