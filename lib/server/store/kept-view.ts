import 'server-only'
import type { ActivityView } from '../../core/report/activity'
import type { AttemptView } from '../../core/report/view'
import { statement } from './client'
import { openJson, sealJson } from './sealed-json'

/** What is shown of an attempt, and what travelled over time. */
export type ShownAttempt = { readonly view: AttemptView; readonly activity: ActivityView }

/** Keeps what is shown of an ended attempt for others of the same making. */
export function writeKeptView(attemptId: string, dataKey: Uint8Array, madeBy: string, shown: ShownAttempt): void {
  const data = sealJson('KeptView', attemptId, dataKey, shown)
  statement('INSERT OR REPLACE INTO KeptView (attemptId, madeBy, data) VALUES (?, ?, ?)').run(attemptId, madeBy, data)
}

/** What was kept by the same making, or null. */
export function readKeptView(attemptId: string, dataKey: Uint8Array, madeBy: string): ShownAttempt | null {
  const row = statement('SELECT data FROM KeptView WHERE attemptId = ? AND madeBy = ?').get(attemptId, madeBy)
  return openJson('KeptView', attemptId, dataKey, row)
}
