import 'server-only'
import { type AttemptRow, toRecord } from './attempt-row'
import { statement } from './client'
import type { AttemptRecord } from './types'

const STALE = `SELECT * FROM Attempt WHERE id > ? AND importedAt IS NULL AND (rulesVersion <> ? OR startedMs IS NULL) AND state IN ('closed', 'interrupted') ORDER BY id LIMIT ?`

/**
 * Ended attempts of every workspace that other rules than `rulesVersion` judged, or whose row an earlier version wrote without the
 * milestones; oldest first, those after the id `after`. Imported ones keep their verdict: masked octets are not judged.
 */
export function listStale(rulesVersion: string, after: string, limit: number): readonly AttemptRecord[] {
  return (statement(STALE).all(after, rulesVersion, limit) as AttemptRow[]).map(toRecord) // safe: whole rows of this table
}
