import 'server-only'
import { onShutdown } from '@/lib/server/platform/shutdown'
import { singleton } from '@/lib/server/platform/singleton'

/** One event of a stream: `data` is written as JSON. */
export type StreamEvent = { readonly type: string; readonly id?: string; readonly data: unknown }

/** What a stream reads from. `next` resolves with the events since the last call, with `[]` when there was nothing for `waitMs`, with null at the end. */
export type EventSource = {
  next(waitMs: number, signal: AbortSignal): Promise<readonly StreamEvent[] | null>
  close(): void
}

/** A comment is sent when nothing else was for this long, so that proxies keep the stream open. */
export const HEARTBEAT_MS = 15_000

const encoder = new TextEncoder()

/** Who follows a stream. */
export type Follower = { readonly personId: string; readonly sessionId: string | null }
type Streams = { readonly open: Map<AbortController, Follower>; stopping: boolean }

function streams(): Streams {
  return singleton('streams', () => {
    onShutdown('streams', closeStreams)
    return { open: new Map(), stopping: false }
  })
}

/** Ends every open stream and refuses new ones; called once when the process is asked to stop. */
export function closeStreams(): void {
  streams().stopping = true
  for (const controller of streams().open.keys()) controller.abort()
}

/** Ends the streams of somebody who signed out, or may not follow them any more. */
export function endStreams(whose: Partial<Follower>): void {
  for (const [controller, follower] of streams().open) {
    const is = whose.sessionId === undefined || whose.sessionId === follower.sessionId
    if (is && (whose.personId === undefined || whose.personId === follower.personId)) controller.abort()
  }
}

/** How many streams are open. */
export function openStreams(): number {
  return streams().open.size
}

/** One event in the format of server-sent events; newlines cannot occur inside because the data is JSON. */
export function eventText(event: StreamEvent): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`
  return `${id}event: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`
}

/**
 * Answers with `text/event-stream`. Events are asked of `source` only when the reader took the last ones (back-pressure),
 * a heartbeat comment keeps it open, and it ends when the source ends, the client leaves or the process stops.
 */
export function eventStream(request: Request, follower: Follower, source: EventSource, heartbeatMs = HEARTBEAT_MS): Response {
  const controller = new AbortController()
  const { open, stopping } = streams()
  const leave = () => controller.abort()
  const end = () => {
    open.delete(controller)
    request.signal.removeEventListener('abort', leave)
    controller.signal.removeEventListener('abort', end)
    source.close()
  }
  open.set(controller, follower)
  controller.signal.addEventListener('abort', end)
  request.signal.addEventListener('abort', leave)
  if (stopping || request.signal.aborted) leave()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const events = controller.signal.aborted ? null : await source.next(heartbeatMs, controller.signal).catch(() => null)
        if (events === null || controller.signal.aborted) {
          if (!controller.signal.aborted) leave()
          stream.close()
          return
        }
        stream.enqueue(encoder.encode(events.length === 0 ? ': still here\n\n' : events.map(eventText).join('')))
      },
      cancel: leave,
    },
    { highWaterMark: 1 },
  )
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
