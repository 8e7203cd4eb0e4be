import 'server-only'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { TIMEOUTS } from '../../core/transcript/limits'
import type { LinePlan } from './open-line'
import { ownTurn } from './own-turn'
import { pace } from './pace'
import { reach } from './reach'

/**
 * A socket for a client library that wants one at once: it resolves, has every address judged, waits for its turn and dials, and only then
 * tells that it is connected. What goes wrong, the network policy's refusal too, is its error. It has what such libraries ask of a socket.
 */
export class LateSocket extends Duplex {
  #socket: Socket | null = null
  #waiting: (() => void) | null = null
  readonly #stop = new AbortController()

  constructor({ where, ownListeners, practice, policy, connectMs, signal, now }: LinePlan, onConnect: () => void) {
    super({ allowHalfOpen: false })
    const stop = () => this.destroy()
    signal.addEventListener('abort', stop)
    this.once('close', () => signal.removeEventListener('abort', stop))
    const plan = { network: {}, timeouts: { ...TIMEOUTS, connect: connectMs }, ownListeners, practice, policy, now }
    const turn = ownTurn(plan, this.#stop.signal, () => {})
    const paced = {
      leave: turn.leave,
      enter: async (address: string, port: number) => {
        await turn.enter(address, port)
        await pace(address, port, { signal: this.#stop.signal, now })
      },
    }
    reach({ plan, where, signal: this.#stop.signal, emit: () => {}, turn: paced }).then((reached) => {
      turn.leave()
      if (!reached.ok) return this.destroy(Object.assign(new Error(reached.mishap.detail), { code: reached.mishap.code }))
      if (this.destroyed) return reached.raw.destroy()
      this.#connected(reached.raw)
      onConnect()
    }, this.destroy.bind(this))
  }

  #connected(socket: Socket): void {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) socket.pause()
    })
    socket.on('end', () => this.push(null))
    socket.on('error', (error) => this.destroy(error))
    socket.on('close', () => this.destroy())
    this.#waiting?.()
  }

  override _read(): void {
    this.#socket?.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const write = () => void this.#socket?.write(chunk, (error) => done(error ?? null))
    if (this.#socket === null) this.#waiting = write
    else write()
  }

  override _final(done: () => void): void {
    this.#socket?.end()
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#stop.abort()
    this.#socket?.destroy()
    done(error)
  }

  setTimeout(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  setNoDelay(): this {
    return this
  }
  ref(): this {
    this.#socket?.ref()
    return this
  }
  unref(): this {
    this.#socket?.unref()
    return this
  }
}
