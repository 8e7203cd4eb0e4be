import type { AttemptView, Counts, FrameView } from './view'

/**
 * What `GET /api/attempts/{id}/events` carries, one JSON object an event; the SSE `event` field is `type`, the SSE `id` is
 * `<number of frames told so far>`. After a reconnect with `Last-Event-ID: n` frames from n+1 follow, as far as the window goes.
 */
export type AttemptEvent =
  /** The whole attempt without frames; sent first, and again (at most 20 times a second) whenever it changed. */
  | { readonly type: 'attempt'; readonly attempt: AttemptView }
  /** New frames. `total` counts all; where `items[0].n` leaves a gap, the window was exceeded: ask for the rest by number. */
  | { readonly type: 'frames'; readonly items: readonly FrameView[]; readonly total: number; readonly counts: Counts }
  /** Nothing more will come; the stream ends. */
  | { readonly type: 'end' }
