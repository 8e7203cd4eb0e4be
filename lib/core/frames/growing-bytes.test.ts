import { expect, it } from 'vitest'
import { createGrowingBytes } from './growing-bytes'

it('keeps what comes up to the cap and says how much it kept', () => {
  const grown = createGrowingBytes(5)
  expect(grown.append(Uint8Array.of(1, 2, 3))).toBe(3)
  expect(grown.append(Uint8Array.of(4, 5, 6))).toBe(2)
  expect(grown.append(Uint8Array.of(7))).toBe(0)
  expect(grown.bytes).toEqual(Uint8Array.of(1, 2, 3, 4, 5))
  expect(grown.length).toBe(5)
})

it('leaves what it gave out before as it was', () => {
  const grown = createGrowingBytes(1_000)
  grown.append(Uint8Array.of(1))
  const before = grown.bytes
  for (let i = 0; i < 999; i++) grown.append(Uint8Array.of(2))
  expect(before).toEqual(Uint8Array.of(1))
  expect(grown.length).toBe(1_000)
})
