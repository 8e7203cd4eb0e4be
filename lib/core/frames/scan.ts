import { base64Decode, base64Encode } from '../bytes/base64'
import { readClosePayload } from './close-payload'
import type { Frame } from './frame'
import type { FrameBatch } from './frame-batch'
import { createGrowingBytes } from './growing-bytes'
import { createHalfFrame, type HalfFrame, takeHeader, takePayload } from './half-frame'
import { FIN, MASK, unsigned16, unsigned32, unsigned64 } from './header'
import { mask } from './mask'
import { checkMaskedUtf8, keyOf } from './masked-utf8'
import { checkUtf8, UTF8_BROKEN, UTF8_START, type Utf8State } from './utf8-check'
import {
  AFTER_CLOSE,
  COMPRESSED,
  ENDS_MESSAGE,
  firstOctetTable,
  flagsOf,
  INSIDE_MESSAGE,
  lengthFlags,
  MOST_EMPTY_FRAGMENTS,
  VIOLATION,
} from './violations'

/** Where a scanner is, as JSON: `createFrameScanner({ state })` goes on exactly there. */
export type FrameScannerState = {
  readonly offset: number
  /** A Close frame went this way, and the message under way, both before the frame in `current`. */
  readonly closed: boolean
  /** Whether its octets are checked as text, how far the check is, and the number of its first frame. */
  readonly message: {
    readonly text: boolean
    readonly utf8: Utf8State
    readonly from?: number
    readonly compressed?: boolean
    readonly empty?: number
  } | null
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

export type FrameScanner = {
  /**
   * Reads octets of one direction as they travelled, from `bytes[from]` on, and adds the frames they complete to `batch`. Gives
   * the place it came to: less than `bytes.length` only where the batch is full; then empty it and go on from there.
   */
  push(bytes: Uint8Array, at: number, batch: FrameBatch, from?: number): number
  /** Row of the newest push whose frame began in an earlier one, or -1; its payload is in `carried`, unmasked, up to the cap. */
  readonly carriedRow: number
  readonly carried: Uint8Array
  /** What is half read; its `part` is `none` between frames. */
  readonly half: Readonly<HalfFrame>
  /** Octets taken so far. */
  readonly offset: number
  save(): FrameScannerState
}

export type FrameScannerOptions = {
  readonly direction: Frame['direction']
  /** Octets kept of a payload that comes in pieces; the rest is counted and checked, not kept. Default 0: a Close frame's only. */
  readonly payloadCap?: number
  /** The same for compressed messages, which are needed whole to be inflated, and for those in fragments. Default `payloadCap`. */
  readonly wholeCap?: number
  /** permessage-deflate was agreed on, so RSV1 is legal on the first frame of a message. */
  readonly deflate?: boolean
  /** Gives the number of a frame that begins; numbers run over both directions. */
  readonly nextNumber?: () => number
  readonly state?: FrameScannerState
}

/** How many fragments of the message under way are empty once this one, which is not its last, is counted. */
function emptyFragments(before: number, opcode: number, length: number): number {
  return (opcode === 0 ? before : 0) + (length === 0 ? 1 : 0)
}

const NOTHING = new Uint8Array(0)
const RSV1 = 0x40
const LONGEST_CONTROL = 125
const CLOSE = 8

/**
 * Reads frames (RFC 6455 §5.2) from octets as they come, in any pieces, into columns: no object a frame, no octet copied that is
 * there whole. What is irregular is a bit of its frame and reading goes on; nothing is allocated by a declared length.
 */
export function createFrameScanner(options: FrameScannerOptions): FrameScanner {
  const { direction, state, payloadCap = 0 } = options
  const wholeCap = Math.max(payloadCap, options.wholeCap ?? 0)
  const deflate = options.deflate ?? false
  const table = firstOctetTable(direction, deflate)
  /** The mask bit as it must be (§5.1), and what it is called when it is not. */
  const rightMask = direction === 'sent' ? MASK : 0
  const wrongMask = VIOLATION[direction === 'sent' ? 'unmasked-by-client' : 'masked-by-server']
  let counter = 0
  const nextNumber = options.nextNumber ?? (() => ++counter)
  let offset = state?.offset ?? 0
  /** `INSIDE_MESSAGE` and `AFTER_CLOSE`, as far as they hold. */
  let context = (state?.closed ? AFTER_CLOSE : 0) | (state?.message ? INSIDE_MESSAGE : 0)
  /** The message under way: first frame, text to be checked, how far the check is, `COMPRESSED`. Holds while inside one. */
  let from = state?.message?.from ?? 1 // older states do not say it
  let text = state?.message?.text ?? false
  let utf8: Utf8State = state?.message?.utf8 ?? UTF8_START
  let kind = state?.message?.compressed ? COMPRESSED : 0
  /** Fragments of it without an octet. */
  let empty = state?.message?.empty ?? 0
  const half = createHalfFrame()
  let carriedRow = -1
  let carried: Uint8Array = NOTHING
  if (state?.current) resume(state.current)

  function resume(saved: NonNullable<FrameScannerState['current']>): void {
    const octets = base64Decode(saved.header) ?? NOTHING
    start(saved.n, saved.offset, saved.at)
    takeHeader(half, octets, 0)
    if (half.part !== 'payload') return
    beginPayload()
    if (saved.utf8 === UTF8_BROKEN && half.utf8 !== UTF8_BROKEN) half.flags |= VIOLATION['invalid-utf8']
    half.utf8 = saved.utf8
    half.seen = saved.seen
    half.kept = createGrowingBytes(Math.min(half.length, half.cap))
    half.kept.append(base64Decode(saved.payload) ?? NOTHING)
  }

  function start(n: number, place: number, at: number): void {
    half.part = 'header'
    half.n = n
    half.offset = place
    half.at = at
    half.headerLength = 0
    half.kept = null
    half.seen = 0
    half.flags = 0
    half.message = 0
  }

  /** What the header, now whole, says of the payload to come. */
  function beginPayload(): void {
    const { header } = half
    const first = header[0] as number
    const second = header[1] as number
    const form = second & 0x7f
    const opcode = first & 15
    const continues = opcode === 0 && (context & INSIDE_MESSAGE) !== 0
    const starts = opcode === 1 || opcode === 2
    const compressed = starts ? deflate && (first & RSV1) !== 0 : continues && kind !== 0
    half.length = form < 126 ? form : form === 126 ? unsigned16(header, 2) : unsigned64(header, 2)
    half.key = (second & MASK) === 0 ? 0 : unsigned32(header, half.headerLength - 4)
    half.flags = (table[first | context] as number) | lengthFlags(first, form, half.length, header[2] as number)
    if ((second & MASK) !== rightMask) half.flags |= wrongMask
    if (compressed) half.flags |= COMPRESSED
    const inParts = opcode === 0 || (starts && (first & FIN) === 0)
    half.cap = opcode === CLOSE ? Math.max(payloadCap, LONGEST_CONTROL) : compressed || inParts ? wholeCap : payloadCap
    half.message = starts ? half.n : continues ? from : 0
    half.text = continues ? text : opcode === 1 && !compressed
    half.utf8 = continues ? utf8 : UTF8_START
  }

  /** Goes on with the frame that comes in pieces, from `bytes[start]` on; gives the place it came to. */
  function goOn(bytes: Uint8Array, start: number, at: number, batch: FrameBatch): number {
    half.at = at
    let i = start
    if (half.part === 'header') {
      i = takeHeader(half, bytes, i)
      if ((half.part as HalfFrame['part']) !== 'payload') return i
      beginPayload()
    }
    const end = Math.min(bytes.length, i + (half.length - half.seen))
    const before = half.utf8
    takePayload(half, bytes, i, end)
    if (half.utf8 === UTF8_BROKEN && before !== UTF8_BROKEN) half.flags |= VIOLATION['invalid-utf8']
    if (half.seen === half.length) finish(batch)
    return end
  }

  function finish(batch: FrameBatch): void {
    const first = half.header[0] as number
    const opcode = first & 15
    const isFinal = (first & FIN) !== 0
    carried = half.kept?.bytes ?? NOTHING
    carriedRow = batch.length
    if (opcode === CLOSE) {
      context |= AFTER_CLOSE
      if (carried.length === half.length) half.flags |= flagsOf(readClosePayload(carried).faults)
    } else if (half.message > 0 && isFinal) {
      if (half.text && half.utf8 > UTF8_START) half.flags |= VIOLATION['utf8-cut']
      half.flags |= ENDS_MESSAGE
      context &= ~INSIDE_MESSAGE
    } else if (half.message > 0) {
      context |= INSIDE_MESSAGE
      from = half.message
      text = half.text
      utf8 = half.utf8
      kind = half.flags & COMPRESSED
      empty = emptyFragments(empty, opcode, half.length)
      if (empty === MOST_EMPTY_FRAGMENTS + 1 && half.length === 0) half.flags |= VIOLATION['empty-fragments']
    }
    const row = batch.length++
    batch.n[row] = half.n
    batch.at[row] = half.at
    batch.offset[row] = half.offset
    batch.payloadLength[row] = half.length
    batch.headerLength[row] = half.headerLength
    batch.first[row] = first
    batch.second[row] = half.header[1] as number
    batch.key[row] = half.key
    batch.flags[row] = half.flags
    batch.message[row] = half.message
    batch.inflatedLength[row] = -1
    half.part = 'none'
    half.kept = null
  }

  return {
    push(bytes, at, batch, begin = 0) {
      const base = offset - begin
      const end = bytes.length
      const { capacity } = batch
      let i = begin
      carriedRow = -1
      if (half.part !== 'none' && i < end && batch.length < capacity) i = goOn(bytes, i, at, batch)
      // Here nothing is under way, unless the octets came to their end.
      while (i < end && batch.length < capacity) {
        const left = end - i
        // safe, here and below: asked for within the bounds only
        const first = bytes[i] as number
        const second = left > 1 ? (bytes[i + 1] as number) : 0
        const form = second & 0x7f
        let head = form < 126 ? 2 : form === 126 ? 4 : 10
        if ((second & MASK) !== 0) head += 4
        let length = form
        if (form > 125 && left >= head) length = form === 126 ? unsigned16(bytes, i + 2) : unsigned64(bytes, i + 2)
        const n = nextNumber()
        const payload = i + head
        const next = payload + length
        if (next > end) {
          start(n, base + i, at)
          i = goOn(bytes, i, at, batch)
          continue
        }
        let flags = table[first | context] as number
        if (form > 125) flags |= lengthFlags(first, form, length, bytes[i + 2] as number)
        if ((second & MASK) !== rightMask) flags |= wrongMask
        const key = (second & MASK) === 0 ? 0 : unsigned32(bytes, payload - 4)
        const opcode = first & 15
        let message = 0
        if (opcode <= 2) {
          if (opcode !== 0) {
            from = n
            kind = deflate && (first & RSV1) !== 0 ? COMPRESSED : 0
            text = opcode === 1 && kind === 0
            utf8 = UTF8_START
          }
          if (opcode !== 0 || (context & INSIDE_MESSAGE) !== 0) {
            message = from
            flags |= kind
            if (text && utf8 !== UTF8_BROKEN) {
              utf8 = (second & MASK) === 0 ? checkUtf8(utf8, bytes, payload, next) : checkMaskedUtf8(utf8, bytes, payload, next, key)
              if (utf8 === UTF8_BROKEN) flags |= VIOLATION['invalid-utf8']
              else if ((first & FIN) !== 0 && utf8 !== UTF8_START) flags |= VIOLATION['utf8-cut']
            }
            if ((first & FIN) === 0) {
              context |= INSIDE_MESSAGE
              empty = emptyFragments(empty, opcode, length)
              if (empty === MOST_EMPTY_FRAGMENTS + 1 && length === 0) flags |= VIOLATION['empty-fragments']
            } else {
              flags |= ENDS_MESSAGE
              context &= ~INSIDE_MESSAGE
            }
          }
        } else if (opcode === CLOSE) {
          context |= AFTER_CLOSE
          const octets = bytes.subarray(payload, next)
          flags |= flagsOf(readClosePayload((second & MASK) === 0 ? octets : mask(octets, keyOf(key))).faults)
        }
        const row = batch.length++
        batch.n[row] = n
        batch.at[row] = at
        batch.offset[row] = base + i
        batch.payloadLength[row] = length
        batch.headerLength[row] = head
        batch.first[row] = first
        batch.second[row] = second
        batch.key[row] = key
        batch.flags[row] = flags
        batch.message[row] = message
        batch.inflatedLength[row] = -1
        i = next
      }
      offset = base + i
      return i
    },
    get carriedRow() {
      return carriedRow
    },
    get carried() {
      return carried
    },
    half,
    get offset() {
      return offset
    },
    save() {
      const message = (context & INSIDE_MESSAGE) === 0 ? null : { text, utf8, from, compressed: kind !== 0, empty }
      const before = { offset, closed: (context & AFTER_CLOSE) !== 0, message }
      if (half.part === 'none') return { ...before, current: null }
      const { n, at, offset: place, seen } = half
      const header = base64Encode(half.header.subarray(0, half.headerLength))
      const payload = base64Encode(half.kept?.bytes ?? NOTHING)
      const progress = half.part === 'payload' ? half.utf8 : UTF8_START
      return { ...before, current: { n, at, offset: place, header, seen, payload, utf8: progress } }
    },
  }
}
