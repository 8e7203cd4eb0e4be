import { type ClientFrame, parseClientFrame } from './client-frame'
import type { ScriptedPeer, Step } from './scripted-peer'

type Sendable = Uint8Array | string | ((peer: ScriptedPeer) => Uint8Array | string)

/** Reads up to the blank line of a request head; `peer.head` has it afterwards. */
export const expectHead = (): Step => async (peer) => {
  const length = await peer.waitFor('the end of a request head', () => {
    const at = peer.unread().indexOf('\r\n\r\n')
    return at < 0 ? null : at + 4
  })
  peer.head = peer.take(length).toString('latin1')
}

/** Reads exactly these octets, or that many of any. */
export const expectBytes =
  (expected: Uint8Array | string | number): Step =>
  async (peer) => {
    const wanted =
      typeof expected === 'number' ? null : Buffer.from(typeof expected === 'string' ? Buffer.from(expected, 'latin1') : expected)
    const count = wanted?.length ?? Number(expected)
    await peer.waitFor(`${count} octets`, () => (peer.unread().length >= count ? true : null))
    const seen = peer.take(count)
    if (wanted && !wanted.equals(seen))
      throw new Error(`received ${JSON.stringify(seen.toString('latin1'))}: expected ${JSON.stringify(wanted.toString('latin1'))}`)
  }

/** Sends octets (text is Latin-1), whole or in pieces of `pieces` octets, each handed to the kernel before the next. */
export const send =
  (what: Sendable, options: { readonly pieces?: number } = {}): Step =>
  async (peer) => {
    const value = typeof what === 'function' ? what(peer) : what
    const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value
    if (!options.pieces) return peer.write(bytes)
    for (let at = 0; at < bytes.length; at += options.pieces) {
      await peer.write(bytes.subarray(at, at + options.pieces))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

/** Sends octets one by one, `everyMs` apart, until they are out or the other side has left: the pace is what is tried. */
export const drip =
  (text: string, everyMs: number): Step =>
  async (peer) => {
    let gone = false
    void peer.closed.then(() => (gone = true))
    for (let at = 0; at < text.length && !gone; at++) {
      await peer.write(Buffer.from(text.charAt(at), 'latin1'))
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }

/** Waits for something that the test brings about. */
export const until =
  (event: Promise<unknown> | ((peer: ScriptedPeer) => Promise<unknown>)): Step =>
  async (peer) => {
    await (typeof event === 'function' ? event(peer) : event)
  }

/** Waits for the other side's FIN. */
export const untilEnded = (): Step => (peer) => peer.otherSideEnded()

/** Sends FIN; reading goes on. */
export const halfClose = (): Step => async (peer) => {
  peer.socket.end()
}

/** Sends RST. */
export const reset = (): Step => (peer) => {
  peer.raw.resetAndDestroy()
}

/** Says nothing more until the connection is gone. */
export const silent = (): Step => async (peer) => {
  await peer.closed
}

/** Stops taking octets from the kernel. */
export const stopReading = (): Step => (peer) => {
  peer.socket.pause()
}

/** Reads one frame from the client, and sends what `answer` gives. */
export const readFrame =
  (answer: (frame: ClientFrame) => Uint8Array | string | null = () => null): Step =>
  async (peer) => {
    const frame = await peer.waitFor('a whole frame', () => parseClientFrame(peer.unread()))
    peer.take(frame.size)
    const reply = answer(frame)
    if (reply !== null) await peer.write(reply)
  }
