import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { storedDeflate } from './stored-deflate'

const TAIL = Uint8Array.of(0, 0, 0xff, 0xff)

it('stands as RFC 7692 §7.2.3.3 has "Hello" in a block without compression', () => {
  expect(Buffer.from(storedDeflate(Buffer.from('Hello'))).toString('hex')).toBe('000500faff48656c6c6f00')
})

it.each([0, 1, 65_535, 65_536, 200_000])('inflates to the %i octets it was made of (RFC 1951 §3.2.4)', (length) => {
  const octets = Buffer.alloc(length, 'ab')
  const inflated = inflateRawSync(Buffer.concat([storedDeflate(octets), TAIL]), { finishFlush: 2 })
  expect(inflated.equals(octets)).toBe(true)
})
