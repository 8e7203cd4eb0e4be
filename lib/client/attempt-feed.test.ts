import { describe, expect, it } from 'vitest'
import type { FrameView } from '../core/report/view'
import { EMPTY_FEED, FRAME_WINDOW, feedAfter } from './attempt-feed'

const frame = (n: number, length = 0) => ({ n, length }) as FrameView // safe: the feed reads only `n`
const counts = { framesSent: 0, framesReceived: 3, bytesSent: 0, bytesReceived: 12 }
const frames = (...numbers: number[]) => ({
  type: 'frames' as const,
  items: numbers.map((n) => frame(n)),
  total: numbers.at(-1) ?? 0,
  counts,
})

describe('feedAfter', () => {
  it('appends new frames in their order and takes over total and counts', () => {
    const feed = feedAfter(feedAfter(EMPTY_FEED, frames(1, 2)), frames(3))
    expect(feed.frames.map((each) => each.n)).toEqual([1, 2, 3])
    expect(feed.total).toBe(3)
    expect(feed.counts.bytesReceived).toBe(12)
    expect(feed.connection).toBe('live')
  })

  it('replaces frames that are told again after a reconnect', () => {
    const feed = feedAfter(feedAfter(EMPTY_FEED, frames(1, 2, 3)), frames(2, 3, 4))
    expect(feed.frames.map((each) => each.n)).toEqual([1, 2, 3, 4])
  })

  it('keeps only the newest frames of a long session', () => {
    const all = Array.from({ length: FRAME_WINDOW + 5 }, (_, index) => index + 1)
    const feed = feedAfter(EMPTY_FEED, frames(...all))
    expect(feed.frames).toHaveLength(FRAME_WINDOW)
    expect(feed.frames[0]?.n).toBe(6)
  })

  it('says ended and keeps what was told', () => {
    const feed = feedAfter(feedAfter(EMPTY_FEED, frames(1)), { type: 'end' })
    expect(feed.connection).toBe('ended')
    expect(feed.frames).toHaveLength(1)
  })
})
