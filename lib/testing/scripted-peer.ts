import type net from 'node:net'

/** One step of a script; `lib/testing/scripted-steps.ts` has them. A script that ends leaves the connection as it is. */
export type Step = (peer: ScriptedPeer) => Promise<void> | void

/** The server's side of one scripted connection: what came, what is still to be looked at, and how it ended. */
export class ScriptedPeer {
  /** The last request head read by `expectHead`, blank line included, one character an octet. */
  head = ''
  /** The step that failed while the connection was up, or null. */
  failure: Error | null = null
  /** Settles when the script was played to its end, or failed. */
  readonly done: Promise<void>
  /** Settles when the connection is gone: how the other side left, as far as we saw. */
  readonly closed: Promise<'fin' | 'rst' | 'unseen'>
  readonly #chunks: Buffer[] = []
  #length = 0
  #consumed = 0
  #finSeen = false
  #gone = false
  #error: NodeJS.ErrnoException | null = null
  #wake: (() => void)[] = []
  #played: () => void = () => {}

  constructor(
    readonly raw: net.Socket,
    readonly socket: net.Socket,
  ) {
    this.done = new Promise((resolve) => (this.#played = resolve))
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#gone = true
        this.#notify()
        resolve(this.#error?.code === 'ECONNRESET' ? 'rst' : this.#finSeen ? 'fin' : 'unseen')
      })
    })
    raw.on('error', () => {})
    socket.on('error', (error) => (this.#error = error))
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk)
      this.#length += chunk.length
      this.#notify()
    })
    socket.on('end', () => {
      this.#finSeen = true
      this.#notify()
    })
  }

  /** Everything received on this connection. */
  received(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#chunks))
  }

  /** Everything received, one character an octet. */
  receivedText(): string {
    return Buffer.concat(this.#chunks).toString('latin1')
  }

  /** Received and not yet taken by a step. */
  unread(): Buffer {
    return Buffer.concat(this.#chunks).subarray(this.#consumed)
  }

  take(count: number): Buffer {
    const bytes = this.unread().subarray(0, count)
    this.#consumed += bytes.length
    return bytes
  }

  /** Waits until `ready` gives something other than null; throws when the other side left before. */
  async waitFor<T>(what: string, ready: () => T | null): Promise<T> {
    for (;;) {
      const value = ready()
      if (value !== null) return value
      if (this.#gone || this.#finSeen)
        throw new Error(`the connection ended before ${what}; received: ${JSON.stringify(this.receivedText())}`)
      await new Promise<void>((resolve) => this.#wake.push(resolve))
    }
  }

  /** Waits until `count` octets came in all. */
  async receivedAtLeast(count: number): Promise<void> {
    await this.waitFor(`${count} octets`, () => (this.#length >= count ? true : null))
  }

  /** Settles at the other side's FIN, or when the connection is gone. */
  async otherSideEnded(): Promise<void> {
    while (!this.#finSeen && !this.#gone) await new Promise<void>((resolve) => this.#wake.push(resolve))
  }

  /** Settles when the kernel has the bytes, or the connection is gone. */
  write(bytes: Uint8Array | string): Promise<void> {
    return new Promise((resolve) => this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, () => resolve()))
  }

  destroy(): void {
    this.socket.destroy()
    this.raw.destroy()
  }

  async play(steps: readonly Step[]): Promise<void> {
    try {
      for (const step of steps) await step(this)
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error))
    }
    this.#played()
  }

  #notify(): void {
    const wake = this.#wake
    this.#wake = []
    for (const resolve of wake) resolve()
  }
}
