import { base64Decode, base64Encode } from '../bytes/base64'
import { copyOf } from '../bytes/copy'
import type { Frame } from './frame'
import { createGrowingBytes, type GrowingBytes } from './growing-bytes'
import type { Inflater, OpenInflater } from './inflater'
import { checkUtf8, UTF8_BROKEN, UTF8_START } from './utf8-check'
import { VIOLATION, violationsOf } from './violations'

/** A data message, fragments joined and inflated (RFC 6455 §5.4). */
export type Message = {
  readonly opcode: number
  readonly from: number
  readonly to: number
  readonly payload: Uint8Array
  /** Octets of the whole message, inflated where that was possible. */
  readonly length: number
  readonly compressed: boolean
  /** `payload` is only the beginning. */
  readonly truncated: boolean
}

export type Single = { readonly payload: Uint8Array; readonly truncated: boolean; readonly added: number }

/** A message whose last fragment did not come: number, place and header length of its first frame, octets so far. */
export type Unfinished = {
  readonly from: number
  readonly opcode: number
  readonly offset: number
  readonly headerLength: number
  readonly length: number
}

/** Where a message reader is, as JSON. */
export type MessageReaderState = {
  readonly open: {
    readonly opcode: number
    readonly from: number
    readonly compressed: boolean
    readonly length?: number
    readonly offset?: number
    readonly headerLength?: number
    readonly payload: string
  } | null
  /** Base64; null: lost, because a message could not be inflated whole. */
  readonly window: string | null
}

export type MessageReader = {
  /** Takes the next whole frame of one direction; gives it back with what the message adds to its violations. */
  push(frame: Frame): { readonly frame: Frame; readonly message: Message | null }
  /**
   * Inflates a compressed message that came whole in one frame, which needs no `push`: what it says, and the bits of what is wrong
   * with it (`violations.ts`). The object and its octets hold until the next message.
   */
  single(opcode: number, payload: Uint8Array): Single
  /** The message that a continuation, not yet pushed, goes on with: what is kept of it so far. */
  within(frame: Frame): { readonly compressed: boolean; readonly before: Uint8Array } | null
  /** The message under way: where its first frame stands, and how many octets of it came. */
  readonly unfinished: Unfinished | null
  /** Octets of the unfinished message that `save()` has to keep. */
  readonly held: number
  save(): MessageReaderState
}

export type MessageReaderOptions = {
  /** Octets of a message, before and after inflating; of a longer one the beginning is kept. */
  readonly cap: number
  /** permessage-deflate was agreed on. */
  readonly deflate?: boolean
  /** Messages may refer back to earlier ones of this direction (no `…_no_context_takeover`). */
  readonly takeover?: boolean
  /** How far back messages may refer, as the two to that power, where that is less than the largest window (§7.1.2). */
  readonly windowBits?: number
  readonly openInflater?: OpenInflater
  readonly state?: MessageReaderState
}

type Open = {
  readonly opcode: number
  readonly from: number
  readonly compressed: boolean
  readonly offset: number
  readonly headerLength: number
  length: number
  parts: GrowingBytes | null
  payload: Uint8Array
}

const TEXT = 1
const BINARY = 2
const RSV1 = 4
const NOTHING = new Uint8Array(0)

/** Joins fragments to messages and inflates them. Control frames pass between fragments; a stray continuation belongs to nothing. */
export function createMessageReader(options: MessageReaderOptions): MessageReader {
  const { cap, openInflater, state } = options
  const deflate = options.deflate ?? false
  const takeover = options.takeover ?? true
  let open: Open | null = null
  let inflater: Inflater | null = null
  /** Beside the one that takes every window, until it finds one that is larger than was agreed on. */
  let strict: Inflater | null = null
  if (deflate && openInflater) {
    const window = state?.window === null ? null : (base64Decode(state?.window ?? '') ?? NOTHING)
    inflater = openInflater({ takeover, window })
    if (takeover && options.windowBits !== undefined) strict = openInflater({ takeover, window, windowBits: options.windowBits })
  }
  if (state?.open) {
    const payload = base64Decode(state.open.payload) ?? NOTHING
    // Checkpoints of earlier versions have no length and no place; what they kept was whole.
    const { length = payload.length, offset = 0, headerLength = 0 } = state.open
    open = { ...state.open, length, offset, headerLength, parts: null, payload }
  }
  const single: { payload: Uint8Array; truncated: boolean; added: number } = { payload: NOTHING, truncated: false, added: 0 }

  function append(to: Open, payload: Uint8Array): void {
    if (to.parts === null) {
      to.parts = createGrowingBytes(cap)
      to.parts.append(to.payload)
    }
    to.parts.append(payload)
    to.payload = to.parts.bytes
  }

  /** Inflates what is whole into `single`. */
  function inflate(opcode: number, payload: Uint8Array, truncated: boolean): void {
    single.payload = payload
    single.truncated = truncated
    single.added = truncated ? VIOLATION['message-too-large'] : 0
    if (inflater === null) return
    if (truncated) {
      inflater.skip()
      strict = null
      return
    }
    const exceeds = strict !== null && refersTooFarBack(strict, payload)
    const result = inflater.inflate(payload, cap)
    if (!result.ok) {
      single.added = !takeover && result.tooFarBack ? VIOLATION['takeover-broken'] : VIOLATION['inflate-failed']
      return
    }
    single.payload = result.bytes
    single.truncated = result.truncated
    if (exceeds) single.added |= VIOLATION['window-exceeded']
    if (endsInTail(payload)) single.added |= VIOLATION['tail-not-stripped']
    if (result.truncated) single.added |= VIOLATION['message-too-large']
    else if (opcode === TEXT) single.added |= textViolation(result.bytes)
  }

  function refersTooFarBack(inflater: Inflater, payload: Uint8Array): boolean {
    const result = inflater.inflate(payload, cap)
    if (!result.ok || result.truncated) strict = null
    return !result.ok && result.tooFarBack === true
  }

  function finish(whole: Open, frame: Frame): { frame: Frame; message: Message } {
    const { opcode, from, compressed } = whole
    let { payload, length } = whole
    let added = length > cap ? VIOLATION['message-too-large'] : 0
    let truncated = payload.length < length
    if (compressed) {
      inflate(opcode, payload, truncated)
      // What an inflater gives holds until its next message only.
      if (single.payload !== payload) {
        payload = copyOf(single.payload)
        length = payload.length
      }
      truncated = single.truncated
      added = single.added
    }
    return { frame: withViolations(frame, added), message: { opcode, from, to: frame.n, payload, length, compressed, truncated } }
  }

  return {
    push(frame) {
      if (frame.opcode > BINARY || !frame.complete) return { frame, message: null }
      if (frame.opcode === 0) {
        if (open === null) return { frame, message: null }
        if (frame.payload.length > 0) append(open, frame.payload)
        open.length += frame.length
      } else {
        const { opcode, payload, length, n, offset, headerLength } = frame
        const compressed = deflate && (frame.rsv & RSV1) !== 0
        open = { opcode, from: n, compressed, offset, headerLength, length, parts: null, payload }
      }
      if (!frame.fin) return { frame, message: null }
      const whole = open
      open = null
      return finish(whole, frame)
    },
    single(opcode, payload) {
      inflate(opcode, payload, false)
      return single
    },
    within: (frame) => (frame.opcode === 0 && open ? { compressed: open.compressed, before: open.payload } : null),
    get unfinished() {
      return open && { from: open.from, opcode: open.opcode, offset: open.offset, headerLength: open.headerLength, length: open.length }
    },
    get held() {
      return open?.payload.length ?? 0
    },
    save() {
      const half = open && {
        opcode: open.opcode,
        from: open.from,
        compressed: open.compressed,
        length: open.length,
        offset: open.offset,
        headerLength: open.headerLength,
        payload: base64Encode(open.payload),
      }
      const window = inflater === null ? NOTHING : inflater.window()
      return { open: half, window: window === null ? null : base64Encode(window) }
    },
  }
}

function textViolation(bytes: Uint8Array): number {
  const end = checkUtf8(UTF8_START, bytes)
  if (end === UTF8_START) return 0
  return VIOLATION[end === UTF8_BROKEN ? 'invalid-utf8' : 'utf8-cut']
}

/** RFC 7692 §7.2.1: the four octets 00 00 ff ff at the end of a message are taken away before it is sent. */
function endsInTail(payload: Uint8Array): boolean {
  const at = payload.length - 4
  return at >= 0 && payload[at] === 0 && payload[at + 1] === 0 && payload[at + 2] === 0xff && payload[at + 3] === 0xff
}

function withViolations(frame: Frame, added: number): Frame {
  return added === 0 ? frame : { ...frame, violations: [...frame.violations, ...violationsOf(added)] }
}
