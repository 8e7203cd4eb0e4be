import { expect, it } from 'vitest'
import { copyOf } from './copy'

it('copies a range, and of a Buffer too gives octets of its own', () => {
  const source = Buffer.from([1, 2, 3, 4])
  const copy = copyOf(source, 1, 3)
  copy[0] = 9
  expect(copy).toEqual(Uint8Array.of(9, 3))
  expect([...source]).toEqual([1, 2, 3, 4])
})
