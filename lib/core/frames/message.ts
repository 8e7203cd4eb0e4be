import { base64Decode, base64Encode } from '../bytes/base64'
import { copyOf } from '../bytes/copy'
import type { Frame, FrameViolation } from './frame'
import { createGrowingBytes, type GrowingBytes } from './growing-bytes'
import { checkUtf8, UTF8_START } from './utf8-check'

export type InflateResult =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly truncated: boolean }
  | { readonly ok: false; readonly reason: string }

/**
 * Inflates the payload of one compressed message (RFC 7692 §7.2.2; the four octets 00 00 ff ff are not yet appended) to at
 * most `cap` octets. `window` holds the newest octets of earlier messages it may refer back to (empty without context takeover).
 */
export type Inflate = (bytes: Uint8Array, cap: number, window: Uint8Array) => InflateResult

/** A data message, fragments joined and inflated (RFC 6455 §5.4). */
export type Message = {
  readonly opcode: number
  readonly from: number
  readonly to: number
  readonly payload: Uint8Array
  readonly compressed: boolean
  readonly truncated: boolean
}

/** Where a message reader is, as JSON. */
export type MessageReaderState = {
  readonly open: {
    readonly opcode: number
    readonly from: number
    readonly compressed: boolean
    readonly truncated: boolean
    readonly payload: string
  } | null
  /** Base64; null: lost, because a message could not be inflated whole. */
  readonly window: string | null
}

export type MessageReader = {
  /** Takes the next whole frame of one direction; gives it back with what the message adds to its violations. */
  push(frame: Frame): { readonly frame: Frame; readonly message: Message | null }
  /** The message that a continuation, not yet pushed, goes on with: what is kept of it so far. */
  within(frame: Frame): { readonly compressed: boolean; readonly before: Uint8Array } | null
  /** Octets of the unfinished message that `save()` has to keep. */
  readonly held: number
  save(): MessageReaderState
}

export type MessageReaderOptions = {
  /** Octets kept of one message, before and after inflating. */
  readonly cap: number
  /** permessage-deflate was agreed on. */
  readonly deflate?: boolean
  /** Messages may refer back to earlier ones of this direction (no `…_no_context_takeover`). */
  readonly takeover?: boolean
  readonly inflate?: Inflate
  readonly state?: MessageReaderState
}

type Open = {
  readonly opcode: number
  readonly from: number
  readonly compressed: boolean
  truncated: boolean
  parts: GrowingBytes | null
  payload: Uint8Array
}

const RSV1 = 4
const WINDOW = 32_768
const NOTHING = new Uint8Array(0)

/** Joins fragments to messages and inflates them. Control frames pass between fragments; a stray continuation belongs to nothing. */
export function createMessageReader(options: MessageReaderOptions): MessageReader {
  const { cap, inflate, state } = options
  const deflate = options.deflate ?? false
  const takeover = options.takeover ?? true
  let open: Open | null = null
  let window: Uint8Array | null = NOTHING
  if (state) {
    window = state.window === null ? null : (base64Decode(state.window) ?? NOTHING)
    if (state.open) open = { ...state.open, parts: null, payload: base64Decode(state.open.payload) ?? NOTHING }
  }

  function append(to: Open, payload: Uint8Array): void {
    if (to.parts === null) {
      to.parts = createGrowingBytes(cap)
      to.parts.append(to.payload)
    }
    if (to.parts.append(payload) < payload.length) to.truncated = true
    to.payload = to.parts.bytes
  }

  function finish(whole: Open, frame: Frame): { frame: Frame; message: Message } {
    const added: FrameViolation[] = []
    let { payload, truncated } = whole
    if (truncated) added.push('message-too-large')
    if (whole.compressed && inflate) {
      const result: InflateResult =
        truncated || window === null ? { ok: false, reason: 'octets are missing' } : inflate(payload, cap, window)
      if (result.ok) {
        payload = result.bytes
        truncated = result.truncated
        if (truncated) added.push('message-too-large')
        if (whole.opcode === 1 && !truncated && checkUtf8(UTF8_START, payload) !== UTF8_START) added.push('invalid-utf8')
        if (takeover) window = truncated ? null : newest(window ?? NOTHING, payload)
      } else {
        if (!truncated) added.push('inflate-failed')
        if (takeover) window = null
      }
    }
    const message = { opcode: whole.opcode, from: whole.from, to: frame.n, payload, compressed: whole.compressed, truncated }
    return { frame: added.length === 0 ? frame : { ...frame, violations: [...frame.violations, ...added] }, message }
  }

  return {
    push(frame) {
      if (frame.opcode > 2 || !frame.complete) return { frame, message: null }
      if (frame.opcode === 0) {
        if (open === null) return { frame, message: null }
        if (frame.payload.length > 0) append(open, frame.payload)
        if (frame.truncated) open.truncated = true
      } else {
        const { opcode, payload, truncated, n } = frame
        open = { opcode, from: n, compressed: deflate && (frame.rsv & RSV1) !== 0, truncated, parts: null, payload }
      }
      if (!frame.fin) return { frame, message: null }
      const whole = open
      open = null
      return finish(whole, frame)
    },
    within: (frame) => (frame.opcode === 0 && open ? { compressed: open.compressed, before: open.payload } : null),
    get held() {
      return open?.payload.length ?? 0
    },
    save() {
      const half = open && {
        opcode: open.opcode,
        from: open.from,
        compressed: open.compressed,
        truncated: open.truncated,
        payload: base64Encode(open.payload),
      }
      return { open: half, window: window === null ? null : base64Encode(window) }
    },
  }
}

/** The newest octets of `before` followed by `payload`, as many as a window holds. */
function newest(before: Uint8Array, payload: Uint8Array): Uint8Array {
  if (payload.length >= WINDOW) return copyOf(payload, payload.length - WINDOW)
  const kept = before.subarray(Math.max(0, before.length + payload.length - WINDOW))
  const window = new Uint8Array(kept.length + payload.length)
  window.set(kept)
  window.set(payload, kept.length)
  return window
}
