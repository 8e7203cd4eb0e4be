import 'server-only'
import type Database from 'better-sqlite3'
import { fromSegmentRow, type SegmentRow } from './segment-row'
import type { StoredSegment } from './types'

const COLUMNS = 'seq, format, sealed, firstAt, lastAt, firstFrame, frameCount, checkpoint, data'
const START = `SELECT seq FROM Segment WHERE attemptId = ? AND firstFrame <= ? AND checkpoint IS NOT NULL ORDER BY seq DESC LIMIT 1`
const NEXT = `SELECT ${COLUMNS} FROM Segment WHERE attemptId = ? AND seq >= ? ORDER BY seq LIMIT 1`
const REST = `SELECT ${COLUMNS} FROM Segment WHERE attemptId = ? AND seq >= ? ORDER BY seq`

/** What reading needs of a connection: the process's own, or a worker's. */
export type Reader = {
  readonly statement: (sql: string) => Database.Statement<unknown[], unknown>
  /** Runs `work` on one unchanging view of the database. */
  readonly snapshot: <Result>(work: () => Result) => Result
}

/**
 * Gives the stored facts of an attempt, segment by segment, from the last one whose checkpoint lets the readers start at or
 * before `fromFrame`. The open tail comes last and as a whole: rows written while it is being read are not seen.
 * Throws InputError `encrypted`.
 */
export function* readSegments(
  reader: Reader,
  attemptId: string,
  dataKey: Uint8Array,
  fromFrame = 1,
): Generator<StoredSegment, void, undefined> {
  let seq = startSeq(reader, attemptId, fromFrame)
  for (;;) {
    const rows = reader.snapshot(() => nextRows(reader, attemptId, seq))
    for (const row of rows) yield fromSegmentRow(attemptId, dataKey, row)
    const last = rows.at(-1)
    if (last === undefined || last.sealed === 0) return
    seq = last.seq + 1
  }
}

/** `seq` of the segment with which readers of `fromFrame` start. */
export function startSeq(reader: Reader, attemptId: string, fromFrame: number): number {
  const start = fromFrame > 1 ? (reader.statement(START).get(attemptId, fromFrame) as { seq: number } | undefined) : undefined
  return start?.seq ?? 0
}

/** One sealed row, or the whole open tail: a moment later one sealed row could stand in its place. */
function nextRows(reader: Reader, attemptId: string, seq: number): readonly SegmentRow[] {
  const next = reader.statement(NEXT).get(attemptId, seq) as SegmentRow | undefined
  if (next === undefined) return []
  return next.sealed !== 0 ? [next] : (reader.statement(REST).all(attemptId, next.seq) as SegmentRow[])
}
