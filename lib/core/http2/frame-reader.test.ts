import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHttp2FrameReader } from './frame-reader'

/** SETTINGS with one parameter, its ACK, DATA of 400 octets on stream 1. */
const OCTETS = Uint8Array.from([
  ...[0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 1],
  ...[0, 0, 0, 4, 1, 0, 0, 0, 0],
  ...[0, 1, 0x90, 0, 1, 0x80, 0, 0, 1],
  ...new Array<number>(400).fill(7),
])
const FRAMES = [
  { type: 4, flags: 0, stream: 0, length: 6, payload: Uint8Array.of(0, 8, 0, 0, 0, 1) },
  { type: 4, flags: 1, stream: 0, length: 0, payload: new Uint8Array(0) },
  { type: 0, flags: 1, stream: 1, length: 400, payload: new Uint8Array(384).fill(7) },
]

it('reads frames that came at once, and keeps the beginning of a long payload', () => {
  expect(createHttp2FrameReader().push(OCTETS)).toEqual(FRAMES)
})

it('reads the same frames in any pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: OCTETS.length - 1 }), { maxLength: 12 }), (cuts) => {
      const reader = createHttp2FrameReader()
      const edges = [0, ...cuts.sort((a, b) => a - b), OCTETS.length]
      const frames = edges.slice(1).flatMap((end, index) => reader.push(OCTETS.subarray(edges[index], end)))
      expect(frames).toEqual(FRAMES)
    }),
  )
})
