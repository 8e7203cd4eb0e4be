import { expect, it } from 'vitest'
import { checkStream, mutatedStream, randomFrom, readStream } from './streams'

it('T-37: mutated streams never throw, and tell the same whole, cut and octet by octet', () => {
  for (let n = 0; n < 3_000; n++) checkStream(randomFrom(Math.imul(n + 1, 2_654_435_761)))
})

it('makes the same stream of the same seed, and fails where another cut tells another story', () => {
  expect(mutatedStream(randomFrom(7))).toEqual(mutatedStream(randomFrom(7)))
  const text = Uint8Array.of(0x81, 1, 0x61)
  expect(readStream(text, [1, 2], false)).toEqual(readStream(text, [], false))
  expect(readStream(text, [], false).map(({ type }) => type)).toEqual(['frame', 'message'])
})
