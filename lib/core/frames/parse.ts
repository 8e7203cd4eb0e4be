import { copyOf } from '../bytes/copy'
import type { Frame } from './frame'
import { createFrameBatch, type FrameBatch } from './frame-batch'
import type { HalfFrame } from './half-frame'
import { FIN, MASK, partialHeader, readHeader } from './header'
import { maskInPlace } from './mask'
import { keyOf } from './masked-utf8'
import { createFrameScanner, type FrameScanner, type FrameScannerState } from './scan'
import { VIOLATION, violationsOf } from './violations'

/** Where a frame reader is, as JSON: `createFrameReader({ state })` goes on exactly there. */
export type FrameReaderState = FrameScannerState

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

const NOTHING = new Uint8Array(0)

/** One for all readers: it is filled and emptied within one call. */
const batch = createFrameBatch()

/** Reads frames as objects, each with its payload unmasked and cut at `payloadCap`: a view over `createFrameScanner`. */
export function createFrameReader(options: FrameReaderOptions): FrameReader {
  const { direction, payloadCap } = options
  const scanner = createFrameScanner(options)
  return {
    push(bytes, at) {
      const frames: Frame[] = []
      const base = scanner.offset
      for (let from = 0; from < bytes.length; ) {
        batch.length = 0
        from = scanner.push(bytes, at, batch, from)
        for (let row = 0; row < batch.length; row++) {
          const payload = payloadOf(scanner, batch, row, bytes, base, payloadCap)
          frames.push(frameOf(direction, batch, row, payload))
        }
      }
      return frames
    },
    get pending() {
      return scanner.half.part === 'none' ? null : halfFrame(direction, scanner.half)
    },
    get offset() {
      return scanner.offset
    },
    get held() {
      return scanner.half.kept?.length ?? 0
    },
    save: () => scanner.save(),
  }
}

/**
 * A copy of the payload of a row, unmasked, cut at `cap`. `bytes` is what was pushed and `base` its offset in the direction; of a
 * frame that began before it, the scanner kept the payload.
 */
export function payloadOf(
  scanner: Pick<FrameScanner, 'carriedRow' | 'carried'>,
  rows: FrameBatch,
  row: number,
  bytes: Uint8Array,
  base: number,
  cap: number,
): Uint8Array {
  if (row === scanner.carriedRow) return scanner.carried.length > cap ? scanner.carried.subarray(0, cap) : scanner.carried
  const start = at(rows.offset, row) - base + at(rows.headerLength, row)
  const payload = copyOf(bytes, start, start + Math.min(cap, at(rows.payloadLength, row)))
  if ((at(rows.second, row) & MASK) !== 0) maskInPlace(payload, keyOf(at(rows.key, row)))
  return payload
}

/** A row as an object. */
export function frameOf(direction: Frame['direction'], rows: FrameBatch, row: number, payload: Uint8Array): Frame {
  const first = at(rows.first, row)
  const second = at(rows.second, row)
  const length = at(rows.payloadLength, row)
  const form = second & 0x7f
  const masked = (second & MASK) !== 0
  return {
    n: at(rows.n, row),
    direction,
    at: at(rows.at, row),
    fin: (first & FIN) !== 0,
    rsv: (first >> 4) & 7,
    opcode: first & 15,
    masked,
    maskingKey: masked ? keyOf(at(rows.key, row)) : null,
    lengthEncoding: form < 126 ? 7 : form === 126 ? 16 : 64,
    length,
    lengthText: String(length),
    headerLength: at(rows.headerLength, row),
    offset: at(rows.offset, row),
    payload,
    truncated: payload.length < length,
    complete: true,
    violations: violationsOf(at(rows.flags, row)),
  }
}

/** The frame that is half read, as it is shown where its stream ends. */
export function halfFrame(direction: Frame['direction'], half: Readonly<HalfFrame>): Frame {
  const octets = half.header.slice(0, half.headerLength)
  const header = readHeader(octets) ?? partialHeader(octets)
  const { fin, rsv, opcode, masked, maskingKey, lengthEncoding, length, lengthText, headerLength } = header
  const { n, at, offset } = half
  const payload = half.kept?.bytes ?? NOTHING
  const violations = violationsOf(half.flags | VIOLATION.incomplete)
  const truncated = payload.length < length
  const read = { n, direction, at, fin, rsv, opcode, masked, maskingKey, lengthEncoding, length, lengthText, headerLength, offset }
  return { ...read, payload, truncated, complete: false, violations }
}

/** safe: asked for rows of the batch only */
const at = (column: { readonly [row: number]: number | undefined }, row: number): number => column[row] as number
