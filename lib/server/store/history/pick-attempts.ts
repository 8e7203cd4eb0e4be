import 'server-only'
import { SUMMARY_COLUMNS, type SummaryRow, toSummary } from '../attempt-row'
import { statement } from '../client'
import type { AttemptSummary } from '../types'
import type { FitAttempt } from '../worker/fit-attempts'

const PICK = 'FROM Attempt WHERE workspaceId = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY createdAt DESC, id DESC'

/** The attempts of these ids that are there, newest first. */
export function pickAttempts(workspaceId: string, ids: readonly string[]): readonly FitAttempt[] {
  const sql = `SELECT id, createdAt AS at, factBytes AS octets ${PICK}`
  return statement(sql).all(workspaceId, JSON.stringify(ids)) as FitAttempt[] // safe: the columns of the statement
}

/** The rows of these ids that are there, newest first. */
export function readSummaries(workspaceId: string, ids: readonly string[]): readonly AttemptSummary[] {
  const sql = `SELECT ${SUMMARY_COLUMNS.join(', ')} ${PICK}`
  return (statement(sql).all(workspaceId, JSON.stringify(ids)) as SummaryRow[]).map(toSummary) // safe: the columns of the statement
}
