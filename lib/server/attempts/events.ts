import 'server-only'
import type { Counts } from '@/lib/core/report/view'
import type { AttemptEvent } from '@/lib/core/report/wire'
import type { Caller } from '@/lib/server/auth/authorise'
import type { EventSource, StreamEvent } from '@/lib/server/http/event-stream'
import { monotonic } from '@/lib/server/platform/clock'
import { liveSession } from './hub'
import { stored } from './read-frames'
import { replayAttempt } from './replay'
import type { LiveSession } from './session'

/** A subscriber is told at most this often, milliseconds. */
const BATCH_MS = 50
/** While nothing but frames happens the view is made again at most this often, milliseconds. */
const VIEW_MS = 250
/** The frames of a stored attempt are told where they are this few; of longer ones they are asked for by number. */
const STORED_FRAMES = 500
const STORED_PAYLOAD = 4_096

const framesOf = ({ framesSent, framesReceived }: Counts) => framesSent + framesReceived
const event = (data: AttemptEvent, told: number): StreamEvent => ({ type: data.type, id: String(told), data })

/** What happens on an attempt, from where `lastEventId` left off; a stored attempt is told at once and ended. Throws NotFoundError. */
export async function attemptEvents(caller: Caller, id: string, lastEventId: string | null): Promise<EventSource> {
  const told = lastEventId !== null && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : 0
  const session = liveSession(caller, id)
  return session === null ? storedEvents(caller, id, told) : liveEvents(session, told)
}

async function storedEvents(caller: Caller, id: string, told: number): Promise<EventSource> {
  const attempt = await replayAttempt(caller, id)
  const total = attempt.counts.framesSent + attempt.counts.framesReceived
  const few = total <= STORED_FRAMES ? Math.max(0, total - told) : 0
  const numbers = Array.from({ length: few }, (_, index) => told + 1 + index)
  const items = await stored(caller, id, numbers, STORED_PAYLOAD)
  const events = [
    event({ type: 'attempt', attempt }, Math.min(told, total)),
    ...(total === told ? [] : [event({ type: 'frames', items, total, counts: attempt.counts }, total)]),
    event({ type: 'end' }, total),
  ]
  const batches: (readonly StreamEvent[])[] = [events]
  return { next: () => Promise.resolve(batches.shift() ?? null), close: () => undefined }
}

/** Follows a running session: the view whenever it changed, and the frames that are new to this subscriber. */
export function liveEvents(session: LiveSession, from: number): EventSource {
  let told = Math.min(from, framesOf(session.counts))
  let lastAt = Number.NEGATIVE_INFINITY
  let shown = { revision: -1, stage: '', at: Number.NEGATIVE_INFINITY, text: '', counts: '' }
  let over = false

  /** The view is made again at once when the stage changed, else now and then: frames alone change little in it. */
  const viewEvents = (finished: boolean): StreamEvent[] => {
    const { revision, stage } = session
    const at = monotonic()
    if (revision === shown.revision || !(finished || stage !== shown.stage || at - shown.at >= VIEW_MS)) return []
    const attempt = session.view()
    const { counts, ...rest } = attempt
    const before = shown
    shown = { revision, stage, at, text: JSON.stringify(rest), counts: JSON.stringify(counts) }
    if (shown.text !== before.text) return [event({ type: 'attempt', attempt }, told)]
    return shown.counts === before.counts ? [] : [event({ type: 'frames', items: [], total: framesOf(counts), counts }, told)]
  }

  const collect = (): StreamEvent[] => {
    // Read first: what happens before the end is told before the end.
    const { finished, ring, counts } = session
    const events = viewEvents(finished)
    if (framesOf(counts) > told) {
      const items = ring.since(told)
      told = framesOf(counts)
      events.push(event({ type: 'frames', items, total: told, counts }, told))
    }
    over = finished
    return finished ? [...events, event({ type: 'end' }, told)] : events
  }

  return {
    async next(waitMs, signal) {
      const until = monotonic() + waitMs
      while (!over && !signal.aborted) {
        const early = lastAt + BATCH_MS - monotonic()
        if (early > 0 && !session.finished) await pause(early, signal)
        const events = collect()
        if (events.length > 0) {
          lastAt = monotonic()
          return events
        }
        const left = until - monotonic()
        if (left <= 0) return []
        await session.changed(session.revision === shown.revision ? left : Math.min(left, VIEW_MS), signal)
      }
      return null
    },
    close: () => undefined,
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
