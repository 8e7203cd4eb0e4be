import 'server-only'
import type { Socket } from 'node:net'
import type { PacingDraft } from '../../core/handshake/draft'
import type { Phase } from '../../core/transcript/failure'
import type { Timeouts } from '../../core/transcript/limits'
import type { Emit } from './emit'
import { type Ending, endingOf } from './ending'
import { createSender, type Sender } from './sender'

/** After the endpoint's FIN and ours, how long an endpoint may keep us from letting go, milliseconds. */
const LAST_GRACE = 10_000
/** The body of a refusal may take so many times as long as its head: an endpoint that drips octets is never silent. */
const BODY_PATIENCE = 4
/** Octets of one fact: what they mean (thousands of small frames) is worked out without a pause. */
const LARGEST_READ = 16_384

export type Conversation = {
  write(bytes: Uint8Array): Promise<boolean>
  headComplete(upgraded: boolean): void
  end(): void
  reset(): void
  abort(): void
  /** Reading stops while any reason holds. */
  hold(reason: 'caller' | 'queue', held: boolean): void
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
  let phase: Phase = 'request'
  let over = false
  let ourFin = false
  let finSeen = false
  let answered = false
  let refused = false
  let timer: NodeJS.Timeout | undefined
  let bodyTimer: NodeJS.Timeout | undefined
  let lastActivity = now()
  const held = new Set<'caller' | 'queue'>()
  const sender: Sender = createSender(socket, (bytes) => {
    lastActivity = now()
    if (!over) emit({ kind: 'bytes', direction: 'sent', layer: 'endpoint', bytes })
  })

  function finish({ by, how, detail, code, alert }: Ending): void {
    if (over) return
    over = true
    clearTimeout(timer)
    clearTimeout(bodyTimer)
    sender.stop()
    const isFailure = code !== undefined && (!answered || code.endsWith('-timeout'))
    if (isFailure) emit({ kind: 'failed', phase, code, detail: detail ?? '', ...(alert === undefined ? {} : { alert }) })
    emit({ kind: 'ended', by, how, phase, ...(detail === undefined ? {} : { detail }) })
    ended()
  }

  function destroy(): void {
    socket.destroy()
    raw.destroy()
  }

  function timeOut(code: 'response-timeout' | 'idle-timeout' | 'closing-timeout', detail: string): void {
    finish({ by: 'us', how: 'timeout', code, detail })
    destroy()
  }

  function limit(ms: number, expired: () => void): void {
    clearTimeout(timer)
    timer = ms > 0 && !over ? setTimeout(expired, ms) : undefined
  }

  function watchIdle(ms: number, wait = ms): void {
    limit(wait, () => {
      // Silence we asked for is not the endpoint's.
      const left = held.size > 0 ? ms : lastActivity + ms - now()
      if (left > 1) watchIdle(ms, left)
      else timeOut('idle-timeout', `no octet in either direction for ${ms} ms`)
    })
  }

  function watchBody(): void {
    const ms = timeouts.response * BODY_PATIENCE
    if (ms === 0) return
    bodyTimer = setTimeout(() => timeOut('response-timeout', `the body was not whole within ${ms} ms`), ms)
  }

  socket.on('data', (chunk: Buffer) => {
    if (over) return
    lastActivity = now()
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
      finish({ by: ourFin ? 'us' : 'endpoint', how: 'fin' })
      socket.end()
      if (!socket.destroyed) setTimeout(destroy, timeouts.closing || LAST_GRACE).unref()
    })
  })
  socket.on('error', (error) => {
    finish(endingOf(error))
    destroy()
  })
  socket.on('close', () => {
    if (finSeen) finish({ by: ourFin ? 'us' : 'endpoint', how: 'fin' })
    else finish(raw.errored ? endingOf(raw.errored) : { by: 'unknown', how: 'fin' })
    raw.destroy()
  })

  async function writeRequest(): Promise<void> {
    limit(timeouts.response, () => timeOut('response-timeout', `the request could not be written within ${timeouts.response} ms`))
    const written = await sender.write(request, pacing)
    if (over || !written) return
    emit({ kind: 'reached', phase: 'request', data: { bytes: request.length } })
    if (phase !== 'request') return
    phase = 'response'
    limit(timeouts.response, () => timeOut('response-timeout', `no complete response head within ${timeouts.response} ms`))
  }
  void writeRequest()

  return {
    write: (bytes) => (over || ourFin ? Promise.resolve(false) : sender.write(bytes)),
    headComplete(upgraded) {
      if (over || answered) return
      answered = true
      refused = !upgraded
      if (ourFin) return
      phase = upgraded ? 'open' : 'response'
      lastActivity = now()
      if (refused) watchBody()
      watchIdle(timeouts.idle || (upgraded ? 0 : timeouts.response))
    },
    end() {
      if (over || ourFin) return
      ourFin = true
      clearTimeout(bodyTimer)
      phase = 'closing'
      limit(timeouts.closing, () => {
        const detail = `the endpoint did not end its side within ${timeouts.closing} ms`
        if (!refused) return timeOut('closing-timeout', detail)
        // A refusal was read whole: that the endpoint keeps the connection for a next request (RFC 9112 §9.3) is no failure.
        finish({ by: 'us', how: 'fin', detail })
        destroy()
      })
      // An endpoint that answers a slow request before its end is not made to wait for the rest.
      sender.cutShort()
      void sender.flush().then(() => socket.end())
    },
    reset() {
      if (over) return
      finish({ by: 'us', how: 'rst' })
      // Unix sockets know no reset.
      if (raw.remoteAddress === undefined) raw.destroy()
      else raw.resetAndDestroy()
      socket.destroy()
    },
    abort() {
      if (over) return
      finish({ by: 'us', how: 'abort' })
      destroy()
    },
    hold(reason, hold) {
      const before = held.size > 0
      if (hold) held.add(reason)
      else held.delete(reason)
      const after = held.size > 0
      if (over || before === after) return
      if (after) socket.pause()
      else socket.resume()
      emit({ kind: 'pressure', paused: after })
    },
    drop() {
      over = true
      clearTimeout(timer)
      clearTimeout(bodyTimer)
      sender.stop()
      destroy()
    },
  }
}
