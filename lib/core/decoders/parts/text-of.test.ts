import { expect, it } from 'vitest'
import { textOf } from './text-of'

it('is null for what is no UTF-8, and for a character cut where nothing was cut', () => {
  expect(textOf(Uint8Array.of(0xff))).toBeNull()
  expect(textOf(Uint8Array.of(0x41, 0xc3))).toBeNull()
  expect(textOf(Uint8Array.of(0x41, 0xc3), true)).toEqual({ text: 'A', truncated: true })
})
