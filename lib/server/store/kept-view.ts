import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { AttemptView } from '../../core/report/view'
import { open, seal } from '../secrets/sealing'
import { statement } from './client'

const placeOf = (attemptId: string) => ({ table: 'KeptView', row: attemptId, field: 'data' })

/** Keeps what is shown of an ended attempt for others of the same making. */
export function writeKeptView(attemptId: string, dataKey: Uint8Array, madeBy: string, view: AttemptView): void {
  const data = seal(dataKey, placeOf(attemptId), deflateRawSync(JSON.stringify(view)))
  statement('INSERT OR REPLACE INTO KeptView (attemptId, madeBy, data) VALUES (?, ?, ?)').run(attemptId, madeBy, data)
}

/** What was kept by the same making, or null. */
export function readKeptView(attemptId: string, dataKey: Uint8Array, madeBy: string): AttemptView | null {
  const row = statement('SELECT data FROM KeptView WHERE attemptId = ? AND madeBy = ?').get(attemptId, madeBy)
  if (row === undefined) return null
  const opened = open(dataKey, placeOf(attemptId), (row as { data: Uint8Array }).data) // safe: the column of the statement
  return opened === null ? null : (JSON.parse(inflateRawSync(opened).toString()) as AttemptView) // safe: authenticated
}
