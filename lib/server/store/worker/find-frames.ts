import 'server-only'
import { concat } from '../../../core/bytes/concat'
import { type Observer, restoreObserver } from '../../../core/connection/observe'
import type { Frame } from '../../../core/frames/frame'
import { createRedactor } from '../../../core/handshake/redact'
import { openInflater } from '../../platform/inflate'
import { type Reader, readSegments } from '../read-segments'
import { createFrameTest, type FrameQuery } from './frame-test'

export type FindFramesInput = {
  readonly attemptId: string
  readonly dataKey: Uint8Array
  /** `secretValuesOf` the exact draft: what the masked form hides. */
  readonly secretValues: readonly string[]
  readonly query: FrameQuery
  /** Number of the first frame looked at. */
  readonly from: number
  /** Numbers given at most. */
  readonly limit: number
  /** The page ends early after this time, milliseconds. */
  readonly sliceMs: number
}

/** `numbers` ascend. Frames up to `scannedTo` were decided; `done` says that no frame comes after it. */
export type FindFramesOutput = { readonly numbers: readonly number[]; readonly scannedTo: number; readonly done: boolean }

const CONTROL = 0x8
const TEXT = 1

/** Finds frames by what is in their messages, fragments joined and inflated, in pages. */
export function findFrames(reader: Reader, input: FindFramesInput): FindFramesOutput {
  const { attemptId, dataKey, from, limit, sliceMs } = input
  const search = createSearch(input)
  const end = performance.now() + sliceMs
  let observer: Observer | null = null
  for (const segment of readSegments(reader, attemptId, dataKey, from)) {
    observer ??= restoreObserver(segment.checkpoint(), { openInflater, told: search.wanted })
    for (const fact of segment.facts)
      for (const event of observer.push(fact)) {
        if (event.type === 'frame') search.onFrame(event.frame)
        else if (event.type === 'message') search.onMessage(event)
        else if (event.type === 'frames') search.onCounted(event)
      }
    if (search.decidedCount() >= limit || performance.now() > end) return search.page(limit, false)
  }
  return search.page(limit, true)
}

type Whole = { readonly direction: 'sent' | 'received'; readonly from: number; readonly opcode: number; readonly payload: Uint8Array }

/** Joins what the frame decides to what its message decides: a data frame waits for its message. */
function createSearch({ query, secretValues, from }: FindFramesInput) {
  const test = createFrameTest(query, createRedactor(secretValues))
  const found: number[] = []
  /** Data frames of the message that is open in each direction. */
  const open: Record<'sent' | 'received', Frame[]> = { sent: [], received: [] }
  let newest = from - 1

  const take = (frame: Frame, holds: boolean) => {
    if (holds && frame.n >= from && test.frame(frame)) found.push(frame.n)
  }
  /** What is there of a message that never ended; joined, so that masking sees values that were cut by a fragment's end. */
  const takeUnfinished = (frames: readonly Frame[]) => {
    const holds =
      frames.length > 0 &&
      test.text(concat(frames.map((frame) => frame.payload)), frames[0]?.opcode ?? TEXT, frames[0]?.direction ?? 'received')
    for (const frame of frames) take(frame, holds)
  }
  /** The last frame before which nothing waits for its message. */
  const scannedTo = () => Math.min(newest, ...[...open.sent, ...open.received].map((frame) => frame.n - 1))

  return {
    wanted: test.wanted,
    onCounted({ newest: to }: { readonly newest: number }) {
      newest = Math.max(newest, to)
    },
    onFrame(frame: Frame) {
      newest = Math.max(newest, frame.n)
      if (!test.asksText) take(frame, true)
      else if (frame.opcode < CONTROL && frame.complete) open[frame.direction].push(frame)
      else take(frame, test.text(frame.payload, frame.opcode, frame.direction))
    },
    onMessage({ direction, opcode, payload }: Whole) {
      if (!test.asksText) return
      const frames = open[direction]
      open[direction] = []
      if (!frames.some((frame) => frame.n >= from && test.frame(frame))) return
      const holds = test.text(payload, opcode, direction)
      for (const frame of frames) take(frame, holds)
    },
    decidedCount() {
      const to = scannedTo()
      return found.filter((n) => n <= to).length
    },
    page(limit: number, ended: boolean): FindFramesOutput {
      if (ended) for (const frames of [open.sent, open.received]) takeUnfinished(frames)
      const to = ended ? newest : scannedTo()
      const decided = found.filter((n) => n <= to).sort((a, b) => a - b)
      const numbers = decided.slice(0, limit)
      const isCut = decided.length > limit
      return { numbers, scannedTo: isCut ? (numbers.at(-1) ?? to) : to, done: ended && !isCut }
    },
  }
}
