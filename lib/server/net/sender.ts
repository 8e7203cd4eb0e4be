import 'server-only'
import type { Socket } from 'node:net'

/** Octets given to the kernel at once: a large write shows as it goes, not only at its end. */
const PIECE = 65_536

type Waiting = { readonly bytes: Uint8Array; at: number; readonly settle: (written: boolean) => void }

export type Sender = {
  /** Queues octets behind those before; true once the kernel has them all. */
  write(bytes: Uint8Array): Promise<boolean>
  /** Settles when everything queued so far was written or dropped. */
  flush(): Promise<unknown>
  /** Everything queued so far is answered with false. */
  stop(): void
}

/** Writes to a socket piece by piece and in order; `sent` is called for each piece the kernel took. */
export function createSender(socket: Socket, sent: (bytes: Uint8Array) => void): Sender {
  let queue: Waiting[] = []
  let busy = false
  let stopped = false

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
    const piece = first.bytes.length - first.at <= PIECE && first.at === 0 ? first.bytes : first.bytes.subarray(first.at, first.at + PIECE)
    socket.write(piece, (error) => {
      busy = false
      if (error || stopped) {
        stop()
        return
      }
      sent(piece)
      first.at += piece.length
      if (first.at >= first.bytes.length) {
        queue.shift()
        first.settle(true)
      }
      next()
    })
  }

  function stop(): void {
    stopped = true
    const left = queue
    queue = []
    for (const { settle } of left) settle(false)
  }

  function write(bytes: Uint8Array): Promise<boolean> {
    if (stopped || !socket.writable) return Promise.resolve(false)
    if (bytes.length === 0 && queue.length === 0) return Promise.resolve(true)
    return new Promise((settle) => {
      queue.push({ bytes, at: 0, settle })
      next()
    })
  }

  return { write, flush: () => write(new Uint8Array(0)), stop }
}
