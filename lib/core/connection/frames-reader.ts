import { concat } from '../bytes/concat'
import { copyOf } from '../bytes/copy'
import { createFrameBatch } from '../frames/frame-batch'
import { FIN, MASK } from '../frames/header'
import type { OpenInflater } from '../frames/inflater'
import { createMessageReader, type Message, type MessageReader, type MessageReaderState } from '../frames/message'
import { frameOf, halfFrame, payloadOf } from '../frames/parse'
import { createFrameScanner, type FrameScanner, type FrameScannerState } from '../frames/scan'
import { COMPRESSED, VIOLATIONS } from '../frames/violations'
import type { Direction } from '../transcript/fact'
import type { Limits } from '../transcript/limits'
import type { DeflateAgreement } from './deflate'
import type { Happening } from './happening'

type DirectionState = { readonly frames: FrameScannerState; readonly messages: MessageReaderState }
/** Where the reading of both directions is, as JSON. */
export type FramesReaderState = { readonly deflate: DeflateAgreement | null } & Readonly<Record<Direction, DirectionState>>

export type FramesReader = {
  push(direction: Direction, bytes: Uint8Array, at: number): Happening[]
  /** The frames that were half read when the connection ended, in the order they began, and the messages without an end. */
  end(): Happening[]
  /** null while what is half read is too large to be kept. */
  save(): FramesReaderState | null
}

/**
 * Which of the data frames with nothing remarkable in them are told one by one: so many of the newest of each push, or those that are
 * wanted. The others are counted (`frames`). Control frames, frames that break a rule and the first of each direction are always told.
 */
export type Told = number | Wanted
export type Wanted = {
  /** Whether a frame is told whatever it says. */
  frame(n: number, direction: Direction, opcode: number, at: number, length: number): boolean
  /**
   * Whether a message is told for what it says: octets `[start, end)` of `bytes`, unmasked and inflated. With it, fragments are always
   * told: what they say is known at their end only.
   */
  text?(bytes: Uint8Array, start: number, end: number, opcode: number): boolean
}

export type FramesReaderOptions = {
  readonly deflate: DeflateAgreement | null
  readonly limits: Limits
  readonly openInflater?: OpenInflater
  readonly nextNumber: () => number
  /** Default: every frame. */
  readonly told?: Told
  /** Octets kept of a payload that needs neither joining nor inflating; default: as many as of a message. */
  readonly keep?: number
  readonly state?: FramesReaderState
}

/**
 * How many octets after a 101 a rule or a pack may look at; and how many where the first is no beginning of a frame, which is enough
 * for a response head that came instead.
 */
const FIRST_OCTETS = { frames: 64, other: 1024 } as const
const RESERVED_BITS = 0x70
/** A half read frame or message beyond this is not kept in a checkpoint: each of them would hold all of it again. */
const MOST_HELD = 65_536
/** So many data frames of each direction are always told: what a session begins with says what it is. */
const FIRST_TOLD = 8
const BINARY = 2

type Side = {
  readonly direction: Direction
  readonly scanner: FrameScanner
  readonly messages: MessageReader
  first: number
  /** Number and flags of the half read frame that was told. */
  begun: number
  flags: number
}

/** One for all readers: it is filled and emptied within one call. Large enough for what one read of a socket usually holds. */
const batch = createFrameBatch(4_096)

/** Reads the frames and messages of both directions after a 101 answer (RFC 6455 §5). */
export function createFramesReader(options: FramesReaderOptions): FramesReader {
  const { limits, openInflater, nextNumber, state, told = Number.POSITIVE_INFINITY } = options
  const wanted = typeof told === 'number' ? null : told
  const some = typeof told === 'number' ? told : 0
  const agreement = state ? state.deflate : options.deflate
  const deflate = agreement !== null
  const cap = limits.messageBytes
  const keep = Math.min(options.keep ?? cap, cap)
  const one = (direction: Direction): Side => ({
    direction,
    scanner: createFrameScanner({ direction, payloadCap: keep, wholeCap: cap, deflate, nextNumber, state: state?.[direction].frames }),
    messages: createMessageReader({
      cap,
      deflate,
      takeover: (direction === 'sent' ? agreement?.clientTakeover : agreement?.serverTakeover) ?? false,
      windowBits: direction === 'sent' ? agreement?.clientBits : agreement?.serverBits,
      openInflater,
      state: state?.[direction].messages,
    }),
    first: state ? FIRST_TOLD : 0,
    begun: 0,
    flags: 0,
  })
  const sides = { sent: one('sent'), received: one('received') }
  let first = state ? null : new Uint8Array()

  const isRemarkable = ({ part, flags, length }: FrameScanner['half']) => part === 'payload' && ((flags & VIOLATIONS) !== 0 || length > cap)

  function keepFirst(bytes: Uint8Array): Happening[] {
    if (first === null || bytes.length === 0) return []
    const most = ((first[0] ?? bytes[0] ?? 0) & RESERVED_BITS) === 0 ? FIRST_OCTETS.frames : FIRST_OCTETS.other
    const all = concat([first, bytes.subarray(0, most - first.length)])
    first = all.length < most ? all : null
    return [{ type: 'first-octets', bytes: all }]
  }

  /** Tells or counts the rows of the batch, which were read from `bytes` at offset `base`; `last`: no batch of this push follows. */
  function tellRows(side: Side, bytes: Uint8Array, base: number, last: boolean, happenings: Happening[]): void {
    const { direction, scanner, messages } = side
    const { carriedRow } = scanner
    const newest = last ? batch.length - some : told === Number.POSITIVE_INFINITY ? 0 : batch.length
    const isTold = (row: number, opcode: number) =>
      side.first < FIRST_TOLD ||
      (wanted === null
        ? row >= newest
        : wanted.frame(batch.n[row] as number, direction, opcode, batch.at[row] as number, batch.payloadLength[row] as number) ||
          (wanted.text !== undefined && (opcode === 0 || ((batch.first[row] as number) & FIN) === 0)))
    let counted = 0
    let lastCounted = 0
    let ended = 0
    let largest = 0
    const tellCounted = () => {
      if (counted > 0) happenings.push({ type: 'frames', direction, count: counted, newest: lastCounted, messages: ended, largest })
      counted = 0
      ended = 0
      largest = 0
    }
    const tell = (...more: readonly Happening[]) => {
      tellCounted()
      happenings.push(...more)
    }
    /** Here whole, or needed by nobody; and no larger than a message may be. */
    const isPlain = (row: number, flags: number) =>
      (row !== carriedRow || (flags & COMPRESSED) === 0) && (batch.payloadLength[row] as number) <= cap
    /** What an uncompressed message that came whole says. */
    const saysWanted = (row: number, opcode: number) => {
      const length = Math.min(batch.payloadLength[row] as number, keep)
      if (row === carriedRow) return wanted?.text?.(scanner.carried, 0, scanner.carried.length, opcode)
      if (((batch.second[row] as number) & MASK) !== 0) return wanted?.text?.(octetsOf(scanner, row, bytes, base), 0, length, opcode)
      const start = (batch.offset[row] as number) - base + (batch.headerLength[row] as number)
      return wanted?.text?.(bytes, start, start + length, opcode)
    }
    for (let row = 0; row < batch.length; row++) {
      // safe, here and below: within the rows of the batch
      const octet = batch.first[row] as number
      const flags = batch.flags[row] as number
      const opcode = octet & 15
      const mustTell = isTold(row, opcode)
      if (!mustTell && opcode !== 0 && opcode <= BINARY && (octet & FIN) !== 0 && (flags & VIOLATIONS) === 0 && isPlain(row, flags)) {
        let length = batch.payloadLength[row] as number
        if ((flags & COMPRESSED) !== 0) {
          const payload = octetsOf(scanner, row, bytes, base)
          const read = messages.single(opcode, payload)
          length = read.payload.length
          if (read.added !== 0 || wanted?.text?.(read.payload, 0, length, opcode)) {
            batch.flags[row] = flags | read.added
            const inflated = { opcode, payload: copyOf(read.payload), compressed: true, truncated: read.truncated }
            const frame = frameOf(direction, batch, row, copyOf(payload))
            const { length: inflatedLength } = inflated.payload
            tell({ type: 'frame', frame }, messageOf(direction, { ...inflated, length: inflatedLength, from: frame.n, to: frame.n }))
            continue
          }
        } else if (wanted?.text && saysWanted(row, opcode)) {
          const frame = frameOf(direction, batch, row, payloadOf(scanner, batch, row, bytes, base, keep))
          const { n, payload, truncated } = frame
          tell({ type: 'frame', frame }, messageOf(direction, { opcode, from: n, to: n, payload, length, compressed: false, truncated }))
          continue
        }
        counted++
        lastCounted = batch.n[row] as number
        ended++
        if (length > largest) largest = length
        continue
      }
      const isWhole = opcode !== 0 && (octet & FIN) !== 0 && (flags & COMPRESSED) === 0
      const whole = frameOf(direction, batch, row, payloadOf(scanner, batch, row, bytes, base, isWhole ? keep : cap))
      const within = messages.within(whole)
      const { frame, message } = messages.push(whole)
      if (mustTell || opcode > BINARY || frame.violations.length > 0) {
        if (opcode <= BINARY) side.first++
        tell(within === null ? { type: 'frame', frame } : { type: 'frame', frame, within })
        if (message !== null) happenings.push(messageOf(direction, message))
        continue
      }
      counted++
      lastCounted = frame.n
      if (message === null) continue
      ended++
      if (message.length > largest) largest = message.length
    }
    tellCounted()
  }

  return {
    push(direction, bytes, at) {
      const side = sides[direction]
      const { scanner } = side
      const happenings = direction === 'received' ? keepFirst(bytes) : []
      const base = scanner.offset
      for (let from = 0; from < bytes.length; ) {
        batch.length = 0
        from = scanner.push(bytes, at, batch, from)
        tellRows(side, bytes, base, from === bytes.length, happenings)
      }
      if (isRemarkable(scanner.half) && (scanner.half.n !== side.begun || scanner.half.flags !== side.flags)) {
        side.begun = scanner.half.n
        side.flags = scanner.half.flags
        happenings.push({ type: 'frame-begun', frame: halfFrame(direction, scanner.half) })
      }
      return happenings
    },
    end() {
      const unfinished = [sides.sent, sides.received].flatMap(({ direction, messages }): Happening[] =>
        messages.unfinished === null ? [] : [{ type: 'unfinished', direction, ...messages.unfinished }],
      )
      const half = [sides.sent, sides.received]
        .filter(({ scanner }) => scanner.half.part !== 'none')
        .map((side) => ({ frame: halfFrame(side.direction, side.scanner.half), side }))
        .sort((a, b) => a.frame.n - b.frame.n)
        .map(({ frame, side }): Happening => {
          const within = side.messages.within(frame)
          return within === null ? { type: 'frame', frame } : { type: 'frame', frame, within }
        })
      return [...half, ...unfinished]
    },
    save() {
      const held = [sides.sent, sides.received].flatMap(({ scanner, messages }) => [scanner.half.kept?.length ?? 0, messages.held])
      if (Math.max(...held) > MOST_HELD) return null
      const saved = ({ scanner, messages }: Side) => ({ frames: scanner.save(), messages: messages.save() })
      return { deflate: agreement, sent: saved(sides.sent), received: saved(sides.received) }
    },
  }
}

/** Written out: spreading an object costs more than reading a frame. */
function messageOf(direction: Direction, { opcode, from, to, payload, length, compressed, truncated }: Message): Happening {
  return { type: 'message', direction, opcode, from, to, payload, length, compressed, truncated }
}

/** The payload of a row: the octets themselves where they travelled unmasked, else an unmasked copy. */
function octetsOf(scanner: FrameScanner, row: number, bytes: Uint8Array, base: number): Uint8Array {
  if (((batch.second[row] as number) & MASK) !== 0) return payloadOf(scanner, batch, row, bytes, base, Number.POSITIVE_INFINITY)
  const start = (batch.offset[row] as number) - base + (batch.headerLength[row] as number)
  return bytes.subarray(start, start + (batch.payloadLength[row] as number))
}
