import 'server-only'
import type { Socket } from 'node:net'
import type { PacingDraft } from '../../core/handshake/draft'
import type { Timeouts } from '../../core/transcript/limits'
import { createCourse, type HoldReason } from './course'
import type { Emit } from './emit'
import { type Ending, endingOf } from './ending'
import { createSender, type Sender } from './sender'

/** After the endpoint's FIN and ours, how long an endpoint may keep us from letting go, milliseconds. */
const LAST_GRACE = 10_000
/** Octets of one fact: what they mean (thousands of small frames) is worked out without a pause. */
const LARGEST_READ = 16_384

export type Conversation = {
  write(bytes: Uint8Array): Promise<boolean>
  headComplete(upgraded: boolean): void
  end(): void
  reset(): void
  abort(): void
  /** Reading stops while any reason holds. */
  hold(reason: HoldReason, held: boolean): void
  /** Lets go of the socket without a word: nobody reads the facts any more. */
  drop(): void
}

type Plan = {
  readonly socket: Socket
  /** The TCP socket below TLS, or `socket` itself. */
  readonly raw: Socket
  readonly request: Uint8Array
  readonly pacing: PacingDraft | undefined
  readonly timeouts: Timeouts
  readonly emit: Emit
  now(): number
  /** Called once, after the last fact. */
  ended(): void
}

/** Everything from the request to the end of the transport, over a connected (and secured) socket. */
export function converse({ socket, raw, request, pacing, timeouts, emit, now, ended }: Plan): Conversation {
  let finSeen = false
  const course = createCourse({
    timeouts,
    emit,
    now,
    ended,
    isFailure: () => false,
    words: { answer: 'complete response head', side: '' },
    transport: {
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      endOurs() {
        // An endpoint that answers a slow request before its end is not made to wait for the rest.
        sender.cutShort()
        void sender.flush().then(() => socket.end())
      },
      destroy,
    },
  })
  const sender: Sender = createSender(socket, (bytes) => {
    course.touch()
    if (!course.over) emit({ kind: 'bytes', direction: 'sent', layer: 'endpoint', bytes })
  })

  function finish(ending: Ending): void {
    course.finish(ending)
    sender.stop()
  }

  function destroy(): void {
    sender.stop()
    socket.destroy()
    raw.destroy()
  }

  socket.on('data', (chunk: Buffer) => {
    if (course.over) return
    course.touch()
    // A plain Uint8Array: a Buffer's own slice() shares memory, which pure code does not expect.
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length)
    for (let at = 0; at < bytes.length; at += LARGEST_READ) {
      emit({ kind: 'bytes', direction: 'received', layer: 'endpoint', bytes: bytes.subarray(at, at + LARGEST_READ) })
    }
  })
  socket.on('end', () => {
    finSeen = true
    // One turn later, so that the reader may still answer a Close frame that came with the FIN.
    setImmediate(() => {
      finish({ by: course.ending ? 'us' : 'endpoint', how: 'fin' })
      socket.end()
      if (!socket.destroyed) setTimeout(destroy, timeouts.closing || LAST_GRACE).unref()
    })
  })
  socket.on('error', (error) => {
    finish(endingOf(error))
    destroy()
  })
  socket.on('close', () => {
    if (finSeen) finish({ by: course.ending ? 'us' : 'endpoint', how: 'fin' })
    else finish(raw.errored ? endingOf(raw.errored) : { by: 'unknown', how: 'fin' })
    raw.destroy()
  })
  void sender.write(request, pacing).then((whole) => whole && course.written(request.length))

  return {
    write: (bytes) => (course.over || course.ending ? Promise.resolve(false) : sender.write(bytes)),
    headComplete: course.headComplete,
    end: course.end,
    reset() {
      if (course.over) return
      finish({ by: 'us', how: 'rst' })
      // Unix sockets know no reset.
      if (raw.remoteAddress === undefined) raw.destroy()
      else raw.resetAndDestroy()
      socket.destroy()
    },
    abort() {
      if (course.over) return
      finish({ by: 'us', how: 'abort' })
      destroy()
    },
    hold: course.hold,
    drop() {
      course.forget()
      destroy()
    },
  }
}
