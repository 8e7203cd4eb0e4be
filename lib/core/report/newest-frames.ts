import { copyOf } from '../bytes/copy'
import type { ConnectionEvent } from '../connection/event'
import { BEYOND_CUT, type FrameViewOptions, frameView, MAX_PAYLOAD } from './frame-view'
import type { ToldFrame } from './meta'

/** Of the frames since the last look only so many of the newest are told; the others are asked for by number. */
export const MOST_TOLD = 500

type Event<Type extends ConnectionEvent['type']> = Extract<ConnectionEvent, { type: Type }>
/** A frame that was told, not yet made into what is shown: most of a flood is never looked at. */
type Waiting = { readonly event: Event<'frame'>; readonly message: Event<'message'> | null; readonly place: number }

export type NewestFrames = {
  push(events: readonly ConnectionEvent[]): void
  take(): ToldFrame[]
}

/** Keeps the newest frames until somebody takes them, in bounded memory. */
export function createNewestFrames(options: FrameViewOptions): NewestFrames {
  const kept = (options.maxPayload ?? MAX_PAYLOAD) + BEYOND_CUT
  let waiting: (Waiting | ToldFrame)[] = []
  let place = 0

  const shown = ({ event, message, place: at }: Waiting): ToldFrame => ({
    frame: frameView(event.frame, message, options, event.within ?? null),
    place: at,
  })

  /** What is longer than can be shown is cut now, or made into what is shown where all of it decides that. */
  function light(one: Waiting): Waiting | ToldFrame {
    const { event, message } = one
    if (
      (message && (message.compressed || message.from !== message.to) && message.payload.length > kept) ||
      (event.within && event.within.before.length > kept)
    )
      return shown(one)
    const { payload } = event.frame
    if (payload.length <= kept) return one
    return { ...one, event: { ...event, frame: { ...event.frame, payload: copyOf(payload, 0, kept), truncated: true } } }
  }

  return {
    push(events) {
      for (const [index, event] of events.entries()) {
        if (event.type === 'frames') place += event.count
        if (event.type !== 'frame') continue
        place++
        // The message that a frame completes is told right after it.
        const next = events[index + 1]
        waiting.push(light({ event, message: next?.type === 'message' && next.to === event.frame.n ? next : null, place }))
      }
      if (waiting.length > 2 * MOST_TOLD) waiting = waiting.slice(-MOST_TOLD)
    },
    take() {
      const newest = waiting.slice(-MOST_TOLD)
      waiting = []
      return newest.map((one) => ('frame' in one ? one : shown(one)))
    },
  }
}
