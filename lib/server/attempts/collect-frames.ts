import 'server-only'
import { type Observer, restoreObserver } from '@/lib/core/connection/observe'
import { BEYOND_CUT, type FrameViewOptions, frameViews, MAX_PAYLOAD } from '@/lib/core/report/frame-view'
import type { FrameView } from '@/lib/core/report/view'
import { monotonic } from '@/lib/server/platform/clock'
import { openInflater } from '@/lib/server/platform/inflate'
import type { StoredSegment } from '@/lib/server/store/types'

export type FactSource = {
  /** Gives facts from a segment that lets readers start at or before a frame. */
  readonly readFrom: (frame: number) => AsyncIterable<StoredSegment>
  /** `seq` of the segment `readFrom` starts with. */
  readonly startOf: (frame: number) => number
}

/** Work at most this long before others get their turn, milliseconds. */
const TURN_MS = 8

/**
 * Reads the facts of some frames again, as the live session did, and gives those frames as they are shown, ascending.
 * `wanted` ascends; segments without any of them are skipped. Frames that are not there (yet) are left out.
 */
export async function collectFrames(
  { readFrom, startOf }: FactSource,
  wanted: readonly number[],
  options: FrameViewOptions,
  signal?: AbortSignal,
): Promise<FrameView[]> {
  const open = new Set(wanted)
  const found: FrameView[] = []
  const observing = { openInflater, told: { frame: (n: number) => open.has(n) }, keep: (options.maxPayload ?? MAX_PAYLOAD) + BEYOND_CUT }
  let turn = monotonic()

  /** Reads on from the segment of `first` until what is wanted next lies behind a gap; gives whether anything was read. */
  const readRun = async (first: number): Promise<'gap' | 'end'> => {
    let observer: Observer | null = null
    for await (const { seq, facts, checkpoint } of readFrom(first)) {
      observer ??= restoreObserver(checkpoint(), observing)
      for (const fact of facts) {
        const events = observer
          .push(fact)
          .filter((event) => event.type === 'message' || (event.type === 'frame' && open.delete(event.frame.n)))
        if (events.length > 0) found.push(...frameViews(events, options))
        if (open.size === 0 || signal?.aborted) return 'end'
        if (monotonic() - turn < TURN_MS) continue
        await new Promise(setImmediate)
        turn = monotonic()
      }
      // A frame that began is completed in one of the next segments; only a start further on is worth it. The rows of an open
      // tail have none: starting again there would read the same facts for ever.
      const next = Math.min(...open)
      if (next > observer.frames + 1 && startOf(next) > seq) return 'gap'
    }
    return 'end'
  }

  while (open.size > 0 && (await readRun(Math.min(...open))) === 'gap') turn = monotonic()
  return found.sort((a, b) => a.n - b.n)
}
