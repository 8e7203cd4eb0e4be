import { expect, it } from 'vitest'
import { createFrameReader } from '../frames/parse'
import { again, framePoint } from './frame-point'

const read = (...octets: number[]) => createFrameReader({ direction: 'received', payloadCap: 9 }).push(Uint8Array.from(octets), 7)

it('keeps where a frame stands and its header, not its payload', () => {
  const [, pong] = read(0x81, 1, 0x41, 0x8a, 2, 0x42, 0x43)
  expect(pong && framePoint(pong)).toEqual({
    n: 2,
    direction: 'received',
    at: 7,
    offset: 3,
    opcode: 10,
    length: '2',
    header: Uint8Array.of(0x8a, 2),
  })
})

it('counts on from the first', () => {
  const frames = read(0x89, 0, 0x89, 0, 0x89, 0)
  const counted = frames.reduce<ReturnType<typeof again> | null>((before, frame) => again(before, frame), null)
  expect([counted?.first.n, counted?.times]).toEqual([1, 3])
})
