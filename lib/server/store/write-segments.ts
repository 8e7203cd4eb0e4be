import 'server-only'
import { newId } from '../platform/ids'
import { inTransaction, statement } from './client'
import type { SegmentRow } from './segment-row'

const INSERT = `INSERT INTO Segment (id, attemptId, seq, format, sealed, factCount, firstAt, lastAt, firstFrame, frameCount, checkpoint, data)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
type WholeRow = SegmentRow & { readonly factCount: number }

function insert(attemptId: string, row: WholeRow): void {
  const { seq, format, sealed, factCount, firstAt, lastAt, firstFrame, frameCount, checkpoint, data } = row
  statement(INSERT).run(newId(), attemptId, seq, format, sealed, factCount, firstAt, lastAt, firstFrame, frameCount, checkpoint, data)
}

/** Appends a row to the open tail of an attempt. */
export function writeOpenRow(attemptId: string, row: WholeRow): void {
  insert(attemptId, row)
}

/** Puts one sealed row in the place of the open rows from its number on, and notes how much the attempt takes, in one transaction. */
export function writeSealedRow(attemptId: string, row: WholeRow, factBytes: number): void {
  inTransaction(() => {
    statement('DELETE FROM Segment WHERE attemptId = ? AND seq >= ?').run(attemptId, row.seq)
    insert(attemptId, row)
    statement('UPDATE Attempt SET factBytes = ? WHERE id = ?').run(factBytes, attemptId)
  })
}
