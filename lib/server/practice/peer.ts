import 'server-only'
import type { Socket } from 'node:net'
import type { WebSocketServer } from 'ws'

/** After our FIN, how long a client may keep its side open, milliseconds. */
const LAST_GRACE = 10_000

/** What a scenario can do with its connection. */
export type PracticePeer = {
  readonly socket: Socket
  /** Time between two steps of a scenario that takes its time, milliseconds. */
  readonly pace: number
  /** For scenarios that are proper WebSocket endpoints; one without and one with permessage-deflate. */
  readonly webSockets: { readonly plain: WebSocketServer; readonly deflate: WebSocketServer }
  /** Writes octets (text is Latin-1); settles when the kernel has them or the connection is gone. */
  write(bytes: Uint8Array | string): Promise<void>
  /** FIN. */
  end(): void
  /** RST. */
  reset(): void
  /** Waits `ms`; false when the connection went away meanwhile. */
  wait(ms: number): Promise<boolean>
  /** Waits for the client's next octets or its end; null at its end, or after `ms`. */
  next(ms: number): Promise<Buffer | null>
}

export function createPeer(socket: Socket, pace: number, webSockets: PracticePeer['webSockets']): PracticePeer {
  return {
    socket,
    pace,
    webSockets,
    write: (bytes) =>
      new Promise((settle) => {
        if (!socket.writable) return settle()
        // A write to a connection that is destroyed meanwhile has its callback called with an error.
        socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, () => settle())
      }),
    end() {
      socket.end()
      // What still comes is of no use; unread octets would turn our FIN into a RST.
      socket.resume()
      const letGo = setTimeout(() => socket.destroy(), LAST_GRACE).unref()
      socket.on('close', () => clearTimeout(letGo))
    },
    reset: () => void socket.resetAndDestroy(),
    wait: (ms) =>
      new Promise((settle) => {
        const finish = () => {
          clearTimeout(timer)
          socket.off('close', finish)
          settle(!socket.destroyed && socket.writable)
        }
        const timer = setTimeout(finish, ms)
        socket.on('close', finish)
      }),
    next: (ms) =>
      new Promise((settle) => {
        const finish = (chunk: Buffer | null) => {
          clearTimeout(timer)
          socket.off('data', onData)
          socket.off('end', onEnd)
          socket.off('close', onEnd)
          settle(chunk)
        }
        const onData = (chunk: Buffer) => finish(chunk)
        const onEnd = () => finish(null)
        const timer = setTimeout(onEnd, ms)
        socket.on('data', onData)
        socket.on('end', onEnd)
        socket.on('close', onEnd)
        socket.resume()
      }),
  }
}
