import 'server-only'
import type { FrameView } from '@/lib/core/report/view'

/** How much a live session keeps at hand; everything else is in the store. */
export const RING_FRAMES = 2000
export const RING_BYTES = 4 * 1024 * 1024

/** The newest frames of a live session, in the order they were completed. */
export type FrameRing = {
  push(frames: readonly FrameView[]): void
  /** Frames completed so far, also those no longer held. */
  readonly completed: number
  /** Number of the lowest frame still held, or null. */
  readonly lowest: number | null
  /** All held frames, ascending by number. */
  held(): readonly FrameView[]
  /**
   * The held frames that somebody who was told the first `told` ones has not seen, ascending by number. A frame that was
   * completed late (it began before others that were told) comes with those others again, so that ranges can be spliced.
   */
  since(told: number): readonly FrameView[]
}

const weight = (frame: FrameView): number => 400 + frame.payload.length + (frame.text?.length ?? 0) * 2

/** A window bounded by number and by memory. */
export function createFrameRing(maxFrames = RING_FRAMES, maxBytes = RING_BYTES): FrameRing {
  let items: FrameView[] = []
  let start = 0
  let bytes = 0
  let completed = 0
  const drop = () => {
    while (items.length - start > 1 && (items.length - start > maxFrames || bytes > maxBytes)) {
      const oldest = items[start]
      if (oldest !== undefined) bytes -= weight(oldest)
      start += 1
    }
    // Shifting an array one by one is quadratic: cut only when half of it is passed.
    if (start > 1024 && start * 2 > items.length) {
      items = items.slice(start)
      start = 0
    }
  }
  const byNumber = (frames: readonly FrameView[]) => [...frames].sort((a, b) => a.n - b.n)
  return {
    push(frames) {
      for (const frame of frames) {
        items.push(frame)
        bytes += weight(frame)
        completed += 1
        drop()
      }
    },
    get completed() {
      return completed
    },
    get lowest() {
      const held = items.slice(start)
      return held.length === 0 ? null : Math.min(...held.map((frame) => frame.n))
    },
    held: () => byNumber(items.slice(start)),
    since(told) {
      const fresh = items.slice(start + Math.max(0, items.length - start - (completed - told)))
      if (fresh.length === 0) return []
      const from = fresh.reduce((low, frame) => Math.min(low, frame.n), Number.POSITIVE_INFINITY)
      return byNumber(items.slice(start).filter((frame) => frame.n >= from))
    },
  }
}
