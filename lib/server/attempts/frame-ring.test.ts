import { describe, expect, it } from 'vitest'
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

describe('createFrameRing', () => {
  it('tells each reader what it has not seen', () => {
    const ring = createFrameRing()
    ring.push([frame(1), frame(2)])
    expect(numbers(ring.since(0))).toEqual([1, 2])
    ring.push([frame(3)])
    expect(numbers(ring.since(2))).toEqual([3])
    expect(numbers(ring.since(3))).toEqual([])
  })
  it('tells later frames again when one that began before them is completed', () => {
    const ring = createFrameRing()
    ring.push([frame(1), frame(3)])
    ring.push([frame(2)])
    expect(numbers(ring.since(2))).toEqual([2, 3])
  })
  it('keeps the newest frames within both bounds', () => {
    const ring = createFrameRing(3, 1_000_000)
    ring.push(Array.from({ length: 5000 }, (_, i) => frame(i + 1)))
    expect(numbers(ring.held())).toEqual([4998, 4999, 5000])
    expect(numbers(ring.since(10))).toEqual([4998, 4999, 5000])
    expect([ring.completed, ring.lowest]).toEqual([5000, 4998])
    const heavy = createFrameRing(1000, 2_000)
    heavy.push([frame(1, 'x'.repeat(1000)), frame(2, 'x'.repeat(1000)), frame(3, 'x'.repeat(1000))])
    expect(numbers(heavy.held())).toEqual([3])
  })
})
