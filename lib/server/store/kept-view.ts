import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ActivityView } from '../../core/report/activity'
import type { AttemptView } from '../../core/report/view'
import { open, seal } from '../secrets/sealing'
import { statement } from './client'

/** What is shown of an attempt, and what travelled over time. */
export type ShownAttempt = { readonly view: AttemptView; readonly activity: ActivityView }

const placeOf = (attemptId: string) => ({ table: 'KeptView', row: attemptId, field: 'data' })

/** Keeps what is shown of an ended attempt for others of the same making. */
export function writeKeptView(attemptId: string, dataKey: Uint8Array, madeBy: string, shown: ShownAttempt): void {
  const data = seal(dataKey, placeOf(attemptId), deflateRawSync(JSON.stringify(shown)))
  statement('INSERT OR REPLACE INTO KeptView (attemptId, madeBy, data) VALUES (?, ?, ?)').run(attemptId, madeBy, data)
}

/** What was kept by the same making, or null. */
export function readKeptView(attemptId: string, dataKey: Uint8Array, madeBy: string): ShownAttempt | null {
  const row = statement('SELECT data FROM KeptView WHERE attemptId = ? AND madeBy = ?').get(attemptId, madeBy)
  if (row === undefined) return null
  const opened = open(dataKey, placeOf(attemptId), (row as { data: Uint8Array }).data) // safe: the column of the statement
  return opened === null ? null : (JSON.parse(inflateRawSync(opened).toString()) as ShownAttempt) // safe: authenticated
}
