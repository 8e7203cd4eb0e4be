import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ObserverCheckpoint } from '../../core/connection/observe'
import { InputError } from '../../core/errors/errors'
import { decodeFacts } from '../../core/transcript/decode'
import { encodeFacts } from '../../core/transcript/encode'
import type { Fact } from '../../core/transcript/fact'
import { open, seal } from '../secrets/sealing'
import type { StoredSegment } from './types'

/** Version of what stands inside `data`: 1 is `encodeFacts`, raw DEFLATE around it when the row is sealed. */
export const SEGMENT_FORMAT = 1
/** DEFLATE's fastest level: sessions produce segments faster than better levels could take them. */
const DEFLATE_LEVEL = 1
/** The level that copies. */
export const STORED = 0
const SAMPLE = 4_096
const WORTH_IT = 0.95

export type SegmentRow = {
  readonly seq: number
  readonly format: number
  readonly sealed: number
  readonly firstAt: number
  readonly lastAt: number
  readonly firstFrame: number
  readonly frameCount: number
  readonly checkpoint: Uint8Array | null
  readonly data: Uint8Array
}

/** What the recorder knows of a run of facts before it becomes a row. */
export type Run = {
  readonly facts: readonly Fact[]
  readonly firstFrame: number
  readonly frameCount: number
  readonly checkpoint: ObserverCheckpoint | null
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

// The place in the attempt and the form are authenticated: rows cannot be swapped, nor an open row passed off as a sealed one.
const placeOf = (attemptId: string, seq: number, field: string) => ({ table: 'Segment', row: `${attemptId}/${seq}`, field })
const dataField = (format: number, sealed: boolean) => `data/${format}/${sealed ? 'sealed' : 'open'}`

const deflated = (checkpoint: ObserverCheckpoint) => compress(encoder.encode(JSON.stringify(checkpoint)))

/** Compresses what a sealed row holds. */
export function compress(encoded: Uint8Array): Uint8Array {
  return deflateRawSync(encoded, { level: levelFor(encoded) })
}

/** The level worth its time: octets that do not get smaller (compressed or encrypted ones) are stored as they are, ten times as fast. */
export function levelFor(encoded: Uint8Array): number {
  if (encoded.length < 4 * SAMPLE) return DEFLATE_LEVEL
  const middle = encoded.length >> 1
  const { length } = deflateRawSync(encoded.subarray(middle, middle + SAMPLE), { level: DEFLATE_LEVEL })
  return length > SAMPLE * WORTH_IT ? STORED : DEFLATE_LEVEL
}

/** Makes a row of facts; `body` is what `encodeFacts` gave, compressed for a sealed row. */
export function toSegmentRow(
  attemptId: string,
  dataKey: Uint8Array,
  seq: number,
  run: Run,
  { sealed, body = encodeFacts(run.facts) }: { readonly sealed: boolean; readonly body?: Uint8Array },
): SegmentRow & { readonly factCount: number } {
  const { facts, firstFrame, frameCount, checkpoint } = run
  return {
    seq,
    format: SEGMENT_FORMAT,
    sealed: sealed ? 1 : 0,
    factCount: facts.length,
    firstAt: facts[0]?.at ?? 0,
    lastAt: facts.at(-1)?.at ?? 0,
    firstFrame,
    frameCount,
    checkpoint: checkpoint === null ? null : seal(dataKey, placeOf(attemptId, seq, 'checkpoint'), deflated(checkpoint)),
    data: seal(dataKey, placeOf(attemptId, seq, dataField(SEGMENT_FORMAT, sealed)), body),
  }
}

/** Octets that a row takes. */
export const rowBytes = ({ data, checkpoint }: Pick<SegmentRow, 'data' | 'checkpoint'>): number => data.length + (checkpoint?.length ?? 0)

/** Opens a row. Throws InputError `encrypted` where the key is another, or the row was changed or moved. */
export function fromSegmentRow(attemptId: string, dataKey: Uint8Array, row: SegmentRow): StoredSegment {
  const { seq, firstAt, lastAt, firstFrame, frameCount } = row
  const opened = open(dataKey, placeOf(attemptId, seq, dataField(row.format, row.sealed !== 0)), row.data)
  const encrypted = () => new InputError('encrypted', `Segment ${seq} of the attempt ${attemptId} does not open with its key`)
  if (opened === null) throw encrypted()
  const facts = decodeFacts(row.sealed !== 0 ? inflateRawSync(opened) : opened)
  // Opened on request: who reads on from an earlier segment needs none.
  const checkpoint = () => {
    if (row.checkpoint === null) return null
    const state = open(dataKey, placeOf(attemptId, seq, 'checkpoint'), row.checkpoint)
    if (state === null) throw encrypted()
    return JSON.parse(decoder.decode(inflateRawSync(state))) as ObserverCheckpoint // safe: authenticated
  }
  return { seq, facts, firstFrame, frameCount, firstAt, lastAt, checkpoint }
}
