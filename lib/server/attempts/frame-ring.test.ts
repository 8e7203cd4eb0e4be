import { describe, expect, it } from 'vitest'
import type { ToldFrame } from '@/lib/core/report/meta'
import type { FrameView } from '@/lib/core/report/view'
import { createFrameRing } from './frame-ring'

const frame = (n: number, payload = ''): FrameView => ({
  n,
  at: n,
  direction: 'received',
  fin: true,
  rsv: 0,
  opcode: 1,
  masked: false,
  maskingKey: null,
  lengthEncoding: 7,
  length: payload.length,
  headerLength: 2,
  offset: 0,
  payload,
  truncated: false,
  complete: true,
  verdicts: [],
})
const numbers = (frames: readonly FrameView[]) => frames.map(({ n }) => n)

/** A ring that is told frames as a reporter tells them: each with the count of frames completed with it. */
function ringOf(...bounds: readonly number[]) {
  let completed = 0
  let waiting: ToldFrame[] = []
  const take = () => {
    const taken = waiting
    waiting = []
    return taken
  }
  const push = (...frames: readonly FrameView[]) => void waiting.push(...frames.map((one) => ({ frame: one, place: ++completed })))
  return { push, count: (more: number) => void (completed += more), ring: createFrameRing(take, ...bounds) }
}

describe('createFrameRing', () => {
  it('tells each reader what it has not seen', () => {
    const { ring, push } = ringOf()
    push(frame(1), frame(2))
    expect(numbers(ring.since(0))).toEqual([1, 2])
    push(frame(3))
    expect(numbers(ring.since(2))).toEqual([3])
    expect(numbers(ring.since(3))).toEqual([])
  })
  it('tells later frames again when one that began before them is completed', () => {
    const { ring, push } = ringOf()
    push(frame(1), frame(3))
    push(frame(2))
    expect(numbers(ring.since(2))).toEqual([2, 3])
  })
  it('gives a range only where every frame of it is held: some of a flood are counted and not told', () => {
    const { ring, push, count } = ringOf()
    push(frame(1), frame(2))
    count(7)
    push(frame(10), frame(11))
    expect(numbers(ring.range(1, 2) ?? [])).toEqual([1, 2])
    expect(numbers(ring.range(10, 11) ?? [])).toEqual([10, 11])
    expect(ring.range(2, 10)).toBeNull()
    expect(numbers(ring.since(2))).toEqual([10, 11])
  })
  it('keeps the newest frames within both bounds', () => {
    const { ring, push } = ringOf(3, 1_000_000)
    push(...Array.from({ length: 5000 }, (_, i) => frame(i + 1)))
    expect(numbers(ring.since(10))).toEqual([4998, 4999, 5000])
    const heavy = ringOf(1000, 2_000)
    heavy.push(frame(1, 'x'.repeat(1000)), frame(2, 'x'.repeat(1000)), frame(3, 'x'.repeat(1000)))
    expect(numbers(heavy.ring.since(0))).toEqual([3])
    expect(heavy.ring.range(2, 3)).toBeNull()
  })
})
