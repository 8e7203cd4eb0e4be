import 'server-only'
import type { LadderEvent } from '@/lib/core/ladder/view'
import type { Caller } from '@/lib/server/auth/authorise'
import type { EventSource, StreamEvent } from '@/lib/server/http/event-stream'
import { monotonic } from '@/lib/server/platform/clock'
import { type LiveLadder, liveLadder } from './hub'
import { readLadderView } from './read'

const event = (data: LadderEvent): StreamEvent => ({ type: data.type, data })

/** The ladder whenever it changed, then `end`; a stored one is told at once and ended. Throws NotFoundError. */
export function ladderEvents(caller: Caller, id: string): EventSource {
  const live = liveLadder(caller, id)
  if (live !== null) return liveEvents(live)
  const batches = [[event({ type: 'ladder', ladder: readLadderView(caller, id) }), event({ type: 'end' })]]
  return { next: () => Promise.resolve(batches.shift() ?? null), close: () => undefined }
}

function liveEvents(ladder: LiveLadder): EventSource {
  let told = -1
  let over = false
  return {
    async next(waitMs, signal) {
      const until = monotonic() + waitMs
      while (!over && !signal.aborted) {
        // Read first: what happens before the end is told before the end.
        const { finished, revision } = ladder
        if (revision !== told || finished) {
          told = revision
          over = finished
          const events = [event({ type: 'ladder', ladder: ladder.view() })]
          return finished ? [...events, event({ type: 'end' })] : events
        }
        const left = until - monotonic()
        if (left <= 0) return []
        await ladder.changed(left, signal)
      }
      return null
    },
    close: () => undefined,
  }
}
