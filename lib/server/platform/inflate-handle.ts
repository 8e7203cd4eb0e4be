import 'server-only'
import { constants, createInflateRaw } from 'node:zlib'
import type { InflateResult, OpenInflater } from '../../core/frames/inflater'
import { createInflateWindow, LOST, TOO_FAR_BACK } from './inflate-window'

/**
 * The synchronous side of Node's zlib streams, which is not documented: `writeSync` inflates into a buffer of ours and leaves in
 * `state` how much room and how much input is left. `inflate.ts` uses it only where it proves itself at start.
 */
type Handle = {
  writeSync(flush: number, input: Uint8Array, from: number, length: number, output: Uint8Array, at: number, room: number): void
  reset(): void
  close(): void
  onerror: (message: string, errno: number, code: string) => void
}
type Native = { readonly handle: Handle; readonly state: Uint32Array; error: string | null }

const TAIL = Uint8Array.of(0x00, 0x00, 0xff, 0xff)
const NOTHING = new Uint8Array(0)
/** Up to this size a message is copied in front of its tail, which is cheaper than a second call. */
const SMALL = 16_384
/** Between calls no more than this is kept for output. */
const KEPT_OUTPUT = 1_048_576
const input = new Uint8Array(SMALL + TAIL.length)
let output = new Uint8Array(65_536)

/** Inflates by one zlib state a direction that goes on from message to message. Throws where this Node has no such handle. */
export const openHandleInflater: OpenInflater = ({ takeover, window: from, windowBits = 15 }) => {
  const window = takeover && from !== null ? createInflateWindow(from) : null
  let lost = takeover && from === null
  let native: Native | null = null
  const lose = () => {
    lost = takeover
    native?.handle.close()
    native = null
  }

  /** Opened with the first message: an idle session has none. */
  const opened = () => (native ??= openNative(window?.bytes ?? NOTHING, windowBits))

  return {
    inflate(bytes, cap) {
      if (lost) return { ok: false, reason: LOST }
      const run = opened()
      const result = inflateInto(run, bytes, cap)
      const whole = result.ok && !result.truncated
      if (!whole) lose()
      else if (!takeover) run.handle.reset()
      else {
        window?.append(result.bytes)
        // After a final block (§7.2.3.4) zlib reads nothing more: the next message begins with the window as its dictionary.
        if ((run.state[1] as number) > 0) {
          run.handle.close()
          native = null
        }
      }
      return result
    },
    skip: lose,
    window: () => (lost ? null : (window?.bytes.slice() ?? NOTHING)),
  }
}

function openNative(before: Uint8Array, windowBits: number): Native {
  const dictionary = before.subarray(Math.max(0, before.length - 2 ** windowBits))
  // safe: what is not as expected throws at the first message of the self-test
  const stream = createInflateRaw(dictionary.length > 0 ? { dictionary, windowBits } : { windowBits }) as unknown as {
    _handle: Handle
    _writeState: Uint32Array
  }
  const native: Native = { handle: stream._handle, state: stream._writeState, error: null }
  native.handle.onerror = (message) => {
    native.error = message
  }
  return native
}

function inflateInto(run: Native, bytes: Uint8Array, cap: number): InflateResult {
  if (output.length > KEPT_OUTPUT) output = new Uint8Array(KEPT_OUTPUT)
  // One octet more than the cap tells whether there would be more.
  const most = cap + 1
  let produced = 0
  const feed = (from: Uint8Array, length: number): void => {
    let at = 0
    do {
      if (produced === output.length) output = enlarged(output, most)
      const room = Math.min(output.length, most) - produced
      run.handle.writeSync(constants.Z_SYNC_FLUSH, from, at, length - at, output, produced, room)
      if (run.error !== null) return
      const left = run.state[0] as number
      at = length - (run.state[1] as number)
      produced += room - left
      // With room left zlib has taken all it will take.
      if (left > 0) return
    } while (produced < most)
  }
  if (bytes.length <= SMALL) {
    input.set(bytes)
    input.set(TAIL, bytes.length)
    feed(input, bytes.length + TAIL.length)
  } else {
    feed(bytes, bytes.length)
    if (run.error === null && produced < most && (run.state[1] as number) === 0) feed(TAIL, TAIL.length)
  }
  if (run.error !== null) return { ok: false, reason: run.error, tooFarBack: run.error === TOO_FAR_BACK }
  return { ok: true, bytes: output.subarray(0, Math.min(produced, cap)), truncated: produced > cap }
}

function enlarged(buffer: Uint8Array<ArrayBuffer>, most: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(buffer.length * 2, most))
  larger.set(buffer)
  return larger
}
