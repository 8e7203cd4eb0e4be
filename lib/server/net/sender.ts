import 'server-only'
import type { Writable } from 'node:stream'
import type { PacingDraft } from '../../core/handshake/draft'
import { pieceEnds } from '../../core/handshake/pacing'

/** Octets given to the kernel at once: a large write shows as it goes, not only at its end. */
const PIECE = 65_536

type Waiting = {
  readonly bytes: Uint8Array
  at: number
  /** Offsets after which a pause follows. */
  readonly pauses: readonly number[]
  readonly pauseMs: number
  readonly settle: (written: boolean) => void
}

export type Sender = {
  /** Queues octets behind those before, with pauses between its pieces where asked; true once the kernel has them all. */
  write(bytes: Uint8Array, pacing?: PacingDraft): Promise<boolean>
  /** Settles when everything queued so far was written or dropped. */
  flush(): Promise<unknown>
  /** Drops what is written in timed pieces and not out yet, and everything behind it. */
  cutShort(): void
  /** Everything queued so far is answered with false. */
  stop(): void
}

/** Writes to a socket, or a stream of HTTP/2, piece by piece and in order; `sent` is called for each piece the kernel took. */
export function createSender(socket: Writable, sent: (bytes: Uint8Array) => void): Sender {
  let queue: Waiting[] = []
  let busy = false
  let stopped = false
  let pause: NodeJS.Timeout | undefined

  function next(): void {
    const first = queue[0]
    if (busy || stopped || !first) return
    if (first.bytes.length === 0) {
      queue.shift()
      first.settle(true)
      next()
      return
    }
    busy = true
    const cut = first.pauses.find((offset) => offset > first.at) ?? first.bytes.length
    const end = Math.min(cut, first.at + PIECE)
    const piece = end - first.at === first.bytes.length ? first.bytes : first.bytes.subarray(first.at, end)
    socket.write(piece, (error) => {
      if (!error) sent(piece)
      if (error || stopped) {
        stop()
        return
      }
      first.at = end
      if (end === first.bytes.length) {
        queue.shift()
        first.settle(true)
      }
      const goOn = () => {
        busy = false
        next()
      }
      if (end === cut && end < first.bytes.length && first.pauseMs > 0) pause = setTimeout(goOn, first.pauseMs)
      else goOn()
    })
  }

  function stop(): void {
    stopped = true
    clearTimeout(pause)
    const left = queue
    queue = []
    for (const { settle } of left) settle(false)
  }

  function write(bytes: Uint8Array, pacing?: PacingDraft): Promise<boolean> {
    if (stopped || !socket.writable) return Promise.resolve(false)
    if (bytes.length === 0 && queue.length === 0) return Promise.resolve(true)
    const pauses = pacing === undefined ? [] : pieceEnds(bytes.length, pacing)
    return new Promise((settle) => {
      queue.push({ bytes, at: 0, pauses, pauseMs: pacing?.pauseMs ?? 0, settle })
      next()
    })
  }

  return {
    write,
    flush: () => write(new Uint8Array(0)),
    cutShort() {
      if ((queue[0]?.pauses.length ?? 0) > 0) stop()
    },
    stop,
  }
}
