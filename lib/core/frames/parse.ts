import { base64Decode, base64Encode } from '../bytes/base64'
import { copyOf } from '../bytes/copy'
import { readClosePayload } from './close-payload'
import type { Frame, FrameViolation } from './frame'
import { createGrowingBytes, type GrowingBytes } from './growing-bytes'
import { type FrameHeader, headerLength, LONGEST_HEADER, partialHeader, readHeader } from './header'
import { maskInPlace } from './mask'
import { checkUtf8, UTF8_BROKEN, UTF8_START, type Utf8State } from './utf8-check'
import { headerViolations } from './violations'

/** The data message begun and not finished: whether its octets are checked as text, and how far the check is. */
type Message = { readonly text: boolean; readonly utf8: Utf8State }

/** Where a frame reader is, as JSON: `createFrameReader({ state })` goes on exactly there. */
export type FrameReaderState = {
  readonly offset: number
  /** A Close frame went this way, and the message under way, both before the frame in `current`. */
  readonly closed: boolean
  readonly message: Message | null
  readonly current: {
    readonly n: number
    readonly at: number
    readonly offset: number
    /** Base64 of the header octets so far. */
    readonly header: string
    /** Payload octets so far, and base64 of those kept, unmasked. */
    readonly seen: number
    readonly payload: string
    readonly utf8: Utf8State
  } | null
}

export type FrameReader = {
  /** Takes octets of one direction as they travelled and returns the frames they complete, in order. */
  push(bytes: Uint8Array, at: number): Frame[]
  /** The frame that is half read, as it is shown when the stream ends here; null between frames. */
  readonly pending: Frame | null
  /** Octets taken so far. */
  readonly offset: number
  /** Octets of the half read frame that `save()` has to keep. */
  readonly held: number
  save(): FrameReaderState
}

export type FrameReaderOptions = {
  readonly direction: Frame['direction']
  /** Octets kept of one payload; the rest is counted and checked, not kept. */
  readonly payloadCap: number
  /** permessage-deflate was agreed on, so RSV1 is legal on the first frame of a message. */
  readonly deflate?: boolean
  /** Gives the number of a frame that begins; numbers run over both directions. */
  readonly nextNumber?: () => number
  readonly state?: FrameReaderState
}

type Current = {
  readonly n: number
  readonly offset: number
  at: number
  readonly header: FrameHeader
  headerOctets: Uint8Array
  readonly violations: FrameViolation[]
  readonly checked: boolean
  utf8: Utf8State
  kept: GrowingBytes | null
  seen: number
}

const NOTHING = new Uint8Array(0)
const RSV1 = 4

/**
 * Reads frames (RFC 6455 §5.2) from octets as they come, in any pieces. What is irregular is a violation of its frame and
 * reading goes on; nothing is allocated by a declared length, and a payload is kept only up to `payloadCap`.
 */
export function createFrameReader(options: FrameReaderOptions): FrameReader {
  const { direction, payloadCap, state } = options
  const deflate = options.deflate ?? false
  let counter = 0
  const nextNumber = options.nextNumber ?? (() => ++counter)
  let offset = state?.offset ?? 0
  let closed = state?.closed ?? false
  let message: Message | null = state?.message ?? null
  /** Octets of a header that came in pieces, and the frame they begin. */
  const stash = new Uint8Array(LONGEST_HEADER)
  let stashed = 0
  let begun = { n: 0, offset: 0, at: 0 }
  let current: Current | null = null
  if (state?.current) resume(state.current)

  function resume(saved: NonNullable<FrameReaderState['current']>): void {
    const octets = base64Decode(saved.header) ?? NOTHING
    begun = { n: saved.n, offset: saved.offset, at: saved.at }
    const header = readHeader(octets)
    if (header === null) {
      stash.set(octets)
      stashed = octets.length
      return
    }
    current = begin(header, octets)
    current.seen = saved.seen
    current.kept = createGrowingBytes(Math.min(header.length, payloadCap))
    current.kept.append(base64Decode(saved.payload) ?? NOTHING)
    follow(current, saved.utf8)
  }

  function begin(header: FrameHeader, headerOctets: Uint8Array): Current {
    const violations = headerViolations(header, { direction, deflate, insideMessage: message !== null, closed })
    const continues = header.opcode === 0 && message !== null
    const text = header.opcode === 1 && !(deflate && (header.rsv & RSV1) !== 0)
    // Written out: spreading `begun` here costs more than the rest of a small frame.
    return {
      n: begun.n,
      offset: begun.offset,
      at: begun.at,
      header,
      headerOctets,
      violations,
      checked: continues ? (message?.text ?? false) : text,
      utf8: continues ? (message?.utf8 ?? UTF8_START) : UTF8_START,
      kept: null,
      seen: 0,
    }
  }

  /** Notes how far the check of the text is; the frame in which it breaks tells it. */
  function follow(frame: Current, utf8: Utf8State): void {
    if (utf8 === UTF8_BROKEN && frame.utf8 !== UTF8_BROKEN) frame.violations.push('invalid-utf8')
    frame.utf8 = utf8
  }

  /** Takes payload octets of `bytes[from, end)` into a frame whose payload comes in pieces. */
  function take(frame: Current, bytes: Uint8Array, from: number, end: number): void {
    const { header } = frame
    const kept = (frame.kept ??= createGrowingBytes(Math.min(header.length, payloadCap)))
    const before = kept.length
    const added = kept.append(bytes.subarray(from, end))
    const all = kept.bytes
    if (header.maskingKey) maskInPlace(all, header.maskingKey, before, before + added, before)
    if (frame.checked) {
      follow(frame, checkUtf8(frame.utf8, all, before, before + added))
      if (from + added < end) {
        const rest = copyOf(bytes, from + added, end)
        if (header.maskingKey) maskInPlace(rest, header.maskingKey, 0, rest.length, (frame.seen + added) & 3)
        follow(frame, checkUtf8(frame.utf8, rest))
      }
    }
    frame.seen += end - from
  }

  function complete(frame: Current, payload: Uint8Array, at: number): Frame {
    const { header, violations } = frame
    const truncated = payload.length < header.length
    if (frame.checked && header.fin && frame.utf8 > UTF8_START) follow(frame, UTF8_BROKEN) // the text ends inside a character
    if (header.opcode === 8) {
      closed = true
      if (!truncated) violations.push(...readClosePayload(payload).faults)
    }
    if (header.opcode <= 2) {
      const belongs = header.opcode !== 0 || message !== null
      message = belongs && !header.fin ? { text: frame.checked, utf8: frame.utf8 } : null
    }
    return asFrame(frame, header, payload, at, true)
  }

  function asFrame(
    frame: Pick<Current, 'n' | 'offset' | 'violations'>,
    header: FrameHeader,
    payload: Uint8Array,
    at: number,
    whole: boolean,
  ): Frame {
    return {
      n: frame.n,
      direction,
      at,
      fin: header.fin,
      rsv: header.rsv,
      opcode: header.opcode,
      masked: header.masked,
      maskingKey: header.maskingKey,
      lengthEncoding: header.lengthEncoding,
      length: header.length,
      lengthText: header.lengthText,
      headerLength: header.headerLength,
      offset: frame.offset,
      payload,
      truncated: payload.length < header.length,
      complete: whole,
      violations: whole ? frame.violations : [...frame.violations, 'incomplete'],
    }
  }

  return {
    push(bytes, at) {
      const frames: Frame[] = []
      let i = 0
      while (i < bytes.length) {
        if (current === null) {
          if (stashed === 0) begun = { n: nextNumber(), offset: offset + i, at }
          let header: FrameHeader | null = null
          let headerOctets: Uint8Array = NOTHING
          if (stashed === 0 && (header = readHeader(bytes, i))) {
            headerOctets = bytes.subarray(i, i + header.headerLength)
            i += header.headerLength
          } else {
            while (i < bytes.length && header === null) {
              stash[stashed++] = bytes[i++] ?? 0
              if (stashed >= 2 && stashed === headerLength(stash[1] ?? 0)) header = readHeader(stash, 0, stashed)
            }
            if (header === null) {
              begun.at = at
              break
            }
            headerOctets = stash.slice(0, stashed)
          }
          stashed = 0
          const frame = begin(header, headerOctets)
          const { length } = header
          if (length <= bytes.length - i) {
            // The usual case: the whole payload is here; one copy, unmasked where it stands.
            if (length <= payloadCap) {
              const payload = copyOf(bytes, i, i + length)
              if (header.maskingKey) maskInPlace(payload, header.maskingKey)
              if (frame.checked) follow(frame, checkUtf8(frame.utf8, payload))
              frames.push(complete(frame, payload, at))
            } else {
              take(frame, bytes, i, i + length)
              frames.push(complete(frame, frame.kept?.bytes ?? NOTHING, at))
            }
            i += length
            continue
          }
          frame.at = at
          frame.headerOctets = copyOf(headerOctets)
          current = frame
          continue
        }
        const frame = current
        const end = Math.min(bytes.length, i + (frame.header.length - frame.seen))
        take(frame, bytes, i, end)
        frame.at = at
        i = end
        if (frame.seen === frame.header.length) {
          current = null
          frames.push(complete(frame, frame.kept?.bytes ?? NOTHING, at))
        }
      }
      offset += bytes.length
      return frames
    },
    get pending() {
      if (current !== null) return asFrame(current, current.header, current.kept?.bytes ?? NOTHING, current.at, false)
      if (stashed === 0) return null
      const header = partialHeader(stash.slice(0, stashed))
      return asFrame({ ...begun, violations: [] }, header, NOTHING, begun.at, false)
    },
    get offset() {
      return offset
    },
    get held() {
      return current?.kept?.length ?? 0
    },
    save() {
      const frame = current
      if (frame === null && stashed === 0) return { offset, closed, message, current: null }
      const { n, at, offset: start } = frame ?? begun
      const header = base64Encode(frame?.headerOctets ?? stash.subarray(0, stashed))
      const payload = base64Encode(frame?.kept?.bytes ?? NOTHING)
      return {
        offset,
        closed,
        message,
        current: { n, at, offset: start, header, seen: frame?.seen ?? 0, payload, utf8: frame?.utf8 ?? UTF8_START },
      }
    },
  }
}
