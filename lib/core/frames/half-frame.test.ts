import { expect, it } from 'vitest'
import { createHalfFrame, takeHeader, takePayload } from './half-frame'

it('takes a header in pieces, and no octet more', () => {
  const half = createHalfFrame()
  half.part = 'header'
  expect(takeHeader(half, Uint8Array.of(0x82, 0xfe), 0)).toBe(2)
  expect(half.part).toBe('header')
  // Two octets of length, four of key, then payload.
  expect(takeHeader(half, Uint8Array.of(1, 0, 9, 9, 9, 9, 5, 5), 0)).toBe(6)
  expect([half.part, half.headerLength]).toEqual(['payload', 8])
})

it('keeps the payload unmasked and up to its cap, and counts the rest (RFC 6455 §5.3)', () => {
  const half = createHalfFrame()
  half.part = 'header'
  takeHeader(half, Uint8Array.of(0x82, 0x86, 1, 2, 3, 4), 0)
  half.length = 6
  half.cap = 5
  half.key = 0x01020304
  takePayload(half, Uint8Array.of(1, 2, 3), 0, 3)
  takePayload(half, Uint8Array.of(4, 1, 2), 0, 3)
  expect([half.kept?.bytes, half.seen]).toEqual([new Uint8Array(5), 6])
})
