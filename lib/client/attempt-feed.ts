import type { AttemptView, Counts, FrameView } from '../core/report/view'
import type { AttemptEvent } from '../core/report/wire'

export type FeedConnection = 'connecting' | 'live' | 'ended' | 'lost'

/** What a page holds of one attempt: the view, and the newest frames. Older ones are asked for by number. */
export type AttemptFeed = {
  readonly attempt: AttemptView | null
  /** Ascending by number; at most FRAME_WINDOW; may have gaps where the server's window was exceeded. */
  readonly frames: readonly FrameView[]
  /** All frames of the attempt, also those not held here. */
  readonly total: number
  readonly counts: Counts
  readonly connection: FeedConnection
}

/** Frames kept in the page's memory. */
export const FRAME_WINDOW = 2_000

export const EMPTY_FEED: AttemptFeed = {
  attempt: null,
  frames: [],
  total: 0,
  counts: { framesSent: 0, framesReceived: 0, bytesSent: 0, bytesReceived: 0 },
  connection: 'connecting',
}

/** Frames of an attempt so far: what was told last, by the view or by the feed. */
export const framesSoFar = ({ total }: AttemptFeed, { counts }: AttemptView): number =>
  Math.max(total, counts.framesSent + counts.framesReceived)

/** The feed after one event of the stream. A frame told twice (after a reconnect) takes the place of its first telling. */
export function feedAfter(feed: AttemptFeed, event: AttemptEvent): AttemptFeed {
  switch (event.type) {
    case 'attempt':
      return { ...feed, attempt: event.attempt, counts: event.attempt.counts, connection: 'live' }
    case 'frames':
      return { ...feed, frames: joined(feed.frames, event.items), total: event.total, counts: event.counts, connection: 'live' }
    case 'end':
      return { ...feed, connection: 'ended' }
    default:
      return event satisfies never
  }
}

function joined(held: readonly FrameView[], told: readonly FrameView[]): readonly FrameView[] {
  const first = told[0]
  if (first === undefined) return held
  const kept = (held.at(-1)?.n ?? 0) < first.n ? held : held.filter((frame) => frame.n < first.n)
  return [...kept, ...told].slice(-FRAME_WINDOW)
}
