import 'server-only'
import { deflateRaw, deflateRawSync } from 'node:zlib'
import type { ObserverCheckpoint } from '../../core/connection/observe'
import { encodeFacts } from '../../core/transcript/encode'
import type { Fact } from '../../core/transcript/fact'
import { singleton } from '../platform/singleton'
import { diskFull, isFullError, isPaused, noteWriteFailed, noteWritten } from './disk'
import { levelFor, type Run, rowBytes, STORED, toSegmentRow } from './segment-row'
import type { FactMark, Recorder, RecorderOptions } from './types'
import { writeOpenRow, writeSealedRow } from './write-segments'

/** Facts are in the database at most this much later, milliseconds. */
export const MOST_BEHIND_MS = 250
/** So long they are gathered; writing, and compressing what comes before them, takes its time too. */
export const FLUSH_MS = 180
/** Octets after which the tail is sealed. */
export const SEGMENT_BYTES = 262_144
/** With more than the first waiting the endpoint is not read from, until there is less than the second. */
export const BEHIND_BYTES = 4_194_304
export const CAUGHT_UP_BYTES = 1_048_576
/** While the disk is full an endpoint is read on until so much of its session waits, and so much of all sessions. */
export const FULL_BEHIND_BYTES = 33_554_432
const FULL_TOTAL_BYTES = 268_435_456
/** What a session begins with is written on a full disk too, into the space of the reserve: the handshake and its first frames. */
export const FIRST_BYTES = 262_144
/** Up to this size compressing at once is cheaper than a turn through the thread pool, and so is only copying. */
const SMALL_BYTES = 32_768

type Tail = {
  facts: Fact[]
  bytes: number
  firstFrame: number
  frameCount: number
  checkpoint: ObserverCheckpoint | null
  firstSeq: number | null
}
/** A run that waits for its turn to be written as one sealed row; `body` is absent while it is being compressed. */
type Sealing = { readonly seq: number; readonly run: Run; readonly bytes: number; body: Uint8Array | null }

/** Octets that wait in all recorders of this process. */
const waitingInAll = () => singleton('recorder-waiting', () => ({ octets: 0 }))
const sizeOf = (fact: Fact) => (fact.kind === 'bytes' ? fact.bytes.length + 24 : 256)
const emptyTail = (checkpoint: ObserverCheckpoint | null): Tail => ({
  facts: [],
  bytes: 0,
  firstFrame: 1,
  frameCount: 0,
  checkpoint,
  firstSeq: null,
})

/**
 * Writes the facts of one attempt in order: rows of an open tail five times a second, and one sealed, compressed row with a checkpoint
 * in their place at about 256 KiB and at the end. A database that cannot be written to is tried again; meanwhile the facts
 * wait, `behind` says so past the bound, and `failure` says why. While the disk is full the bound is larger, so that sessions go on.
 */
export function openRecorder(attemptId: string, dataKey: Uint8Array, options: RecorderOptions = {}): Recorder {
  let tail = emptyTail(null)
  /** How much of the tail stands in open rows. */
  let flushed = { facts: 0, bytes: 0, frames: 0 }
  let nextSeq = 0
  let sealings: Sealing[] = []
  let sealedBytes = 0
  let openBytes = 0
  let behind = false
  let closed = false
  let lost = false
  let failure: string | null = null
  let timer: NodeJS.Timeout | null = null
  let waiters: (() => void)[] = []
  let counted = 0
  let toldFailure: string | null = null
  let tellSettled = () => {}
  const settled = new Promise<void>((resolve) => {
    tellSettled = resolve
  })

  function append(fact: Fact, mark: FactMark): void {
    if (closed) throw new Error('the recorder is closed')
    if (lost) return
    if (tail.facts.length === 0) tail.firstFrame = mark.firstFrame
    tail.facts.push(fact)
    tail.bytes += sizeOf(fact)
    tail.frameCount += mark.frameCount
    if (tail.bytes >= SEGMENT_BYTES) sealTail(mark.checkpoint?.() ?? null)
    else schedule()
    tellPressure()
  }

  function schedule(): void {
    if (timer === null && !lost) timer = setTimeout(onTimer, FLUSH_MS).unref()
  }

  function onTimer(): void {
    timer = null
    drain()
  }

  /** Ends the tail; the next one begins in the state `after`. */
  function sealTail(after: ObserverCheckpoint | null): void {
    const { facts, bytes, firstFrame, frameCount, checkpoint } = tail
    const sealing: Sealing = { seq: tail.firstSeq ?? nextSeq++, run: { facts, firstFrame, frameCount, checkpoint }, bytes, body: null }
    sealings.push(sealing)
    tail = emptyTail(after)
    flushed = { facts: 0, bytes: 0, frames: 0 }
    const encoded = encodeFacts(facts)
    const ready = (body: Uint8Array) => {
      sealing.body = body
      drain()
    }
    const level = levelFor(encoded)
    if (encoded.length <= SMALL_BYTES || level === STORED) ready(deflateRawSync(encoded, { level }))
    else deflateRaw(encoded, { level }, (error, body) => ready(error === null ? body : deflateRawSync(encoded, { level })))
  }

  /** Writes what is ready, in order. */
  function drain(): void {
    if (sealedBytes + openBytes >= FIRST_BYTES && isPaused() && isWaiting()) pause()
    else {
      try {
        for (let next = sealings[0]; next?.body; next = sealings[0]) writeSealing(next, next.body)
        if (sealings.length === 0) writeTail()
        failure = lost ? failure : null
        noteWritten()
      } catch (error) {
        onFailure(error)
      }
    }
    tellPressure()
    if (failure !== toldFailure) {
      toldFailure = failure
      options.onTrouble?.()
    }
    if (closed && (lost || !isWaiting())) tellSettled()
    if (lost || failure !== null || !isWaiting()) {
      const done = waiters
      waiters = []
      for (const resolve of done) resolve()
    }
  }

  const isWaiting = () => sealings.length > 0 || flushed.facts < tail.facts.length

  function pause(): void {
    failure = `The disk ${diskFull()?.words ?? 'is full'}: recording is paused, and what is not recorded yet waits.`
    schedule()
  }

  function writeSealing({ seq, run }: Sealing, body: Uint8Array): void {
    const row = toSegmentRow(attemptId, dataKey, seq, run, { sealed: true, body })
    const bytes = rowBytes(row)
    writeSealedRow(attemptId, row, sealedBytes + bytes)
    sealedBytes += bytes
    openBytes = 0
    sealings.shift()
  }

  function writeTail(): void {
    const facts = tail.facts.slice(flushed.facts)
    if (facts.length === 0) return
    const seq = nextSeq
    const run: Run = {
      facts,
      firstFrame: tail.firstFrame + flushed.frames,
      frameCount: tail.frameCount - flushed.frames,
      checkpoint: flushed.facts === 0 ? tail.checkpoint : null,
    }
    const row = toSegmentRow(attemptId, dataKey, seq, run, { sealed: false })
    writeOpenRow(attemptId, row)
    nextSeq++
    tail.firstSeq ??= seq
    openBytes += rowBytes(row)
    flushed = { facts: tail.facts.length, bytes: tail.bytes, frames: tail.frameCount }
  }

  function onFailure(error: unknown): void {
    const code = (error as { code?: string }).code ?? ''
    noteWriteFailed(error)
    // The attempt's row is gone: it was deleted, and its facts with it.
    lost = code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || !isStoreOpen(error)
    if (!lost && isFullError(error)) {
      pause()
      return
    }
    failure = lost
      ? 'The attempt was deleted or the store closed: its facts are no longer kept.'
      : `The facts cannot be written (${error instanceof Error ? error.message : String(error)}): they wait and are tried again.`
    if (lost) {
      sealings = []
      tail = emptyTail(null)
      flushed = { facts: 0, bytes: 0, frames: 0 }
    } else schedule()
  }

  function tellPressure(): void {
    const waiting = sealings.reduce((sum, sealing) => sum + sealing.bytes, tail.bytes - flushed.bytes)
    const all = waitingInAll()
    all.octets += waiting - counted
    counted = waiting
    const most = failure !== null && all.octets < FULL_TOTAL_BYTES ? FULL_BEHIND_BYTES : BEHIND_BYTES
    const now = behind && failure === null ? waiting > CAUGHT_UP_BYTES : waiting > most
    if (now === behind) return
    behind = now
    options.onPressure?.(behind)
  }

  function flush(): Promise<void> {
    return new Promise((resolve) => {
      waiters.push(resolve)
      drain()
    })
  }

  async function close(): Promise<void> {
    if (closed) return flush()
    closed = true
    if (tail.facts.length > 0) sealTail(null)
    await flush()
    if (timer !== null && failure === null) clearTimeout(timer)
  }

  return {
    append,
    flush,
    close,
    settled,
    get behind() {
      return behind
    },
    get storedBytes() {
      return sealedBytes + openBytes
    },
    get failure() {
      return failure
    },
  }
}

function isStoreOpen(error: unknown): boolean {
  const message = error instanceof Error ? error.message : ''
  return message !== 'the database is not open' && message !== 'The database connection is not open'
}
