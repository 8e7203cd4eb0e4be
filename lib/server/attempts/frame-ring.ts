import 'server-only'
import type { ToldFrame } from '@/lib/core/report/meta'
import type { FrameView } from '@/lib/core/report/view'

/** How much a live session keeps at hand; everything else is in the store. */
export const RING_FRAMES = 2000
export const RING_BYTES = 4 * 1024 * 1024
/** So many frames are told at once; the others are asked for by number. */
export const MOST_AT_ONCE = 128

/** The newest frames of a live session, in the order they were completed. */
export type FrameRing = {
  /** All frames from number `from` to `to`, ascending, or null where one of them is not held. */
  range(from: number, to: number): readonly FrameView[] | null
  /**
   * The newest held frames that somebody who was told up to `told` (the count of completed frames then) has not seen, ascending by
   * number. A frame that was completed late (it began before others that were told) comes with those others again, so that ranges can
   * be spliced.
   */
  since(told: number): readonly FrameView[]
}

const weight = ({ frame }: ToldFrame): number =>
  400 + frame.payload.length + (frame.message?.payload.length ?? 0) + ((frame.text?.length ?? 0) + (frame.message?.text?.length ?? 0)) * 2

/** A window bounded by number and by memory; `take` gives what was told since it was asked last. */
export function createFrameRing(take: () => readonly ToldFrame[], maxFrames = RING_FRAMES, maxBytes = RING_BYTES): FrameRing {
  let items: ToldFrame[] = []

  /** Nothing is made of a frame until somebody looks. */
  function look(): readonly ToldFrame[] {
    const fresh = take()
    if (fresh.length === 0) return items
    items = [...items, ...fresh]
    let bytes = 0
    let start = items.length
    while (start > 0 && items.length - start < maxFrames) {
      bytes += weight(items[start - 1] as ToldFrame) // safe: start is above 0
      if (bytes > maxBytes && start < items.length) break
      start--
    }
    items = items.slice(start)
    return items
  }
  const byNumber = (frames: readonly ToldFrame[]) => frames.map(({ frame }) => frame).sort((a, b) => a.n - b.n)

  return {
    range(from, to) {
      const found = look().filter(({ frame }) => frame.n >= from && frame.n <= to)
      return found.length === to - from + 1 ? byNumber(found) : null
    },
    since(told) {
      const held = look()
      const fresh = held.filter(({ place }) => place > told).slice(-MOST_AT_ONCE)
      if (fresh.length === 0) return []
      const from = fresh.reduce((low, { frame }) => Math.min(low, frame.n), Number.POSITIVE_INFINITY)
      return byNumber(held.filter(({ frame }) => frame.n >= from))
    },
  }
}
