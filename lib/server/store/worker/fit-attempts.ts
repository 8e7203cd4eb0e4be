import 'server-only'
import { attemptConditions } from '../attempt-conditions'
import type { Reader } from '../read-segments'
import { allOf, condition } from '../sql'
import type { AttemptFilters } from '../types'

/** The place of an attempt in the list, newest first. */
export type ListPlace = { readonly at: number; readonly id: string }
export type FitAttemptsInput = {
  readonly workspaceId: string
  readonly filters: AttemptFilters
  /** Attempts that come after this place, newest first. */
  readonly after: ListPlace
  readonly limit: number
}
/** `octets` are those of the stored facts. */
export type FitAttempt = ListPlace & { readonly octets: number }
export type FitAttemptsOutput = readonly FitAttempt[]

/** Names attempts that fit the filters, newest first. */
export function fitAttempts(reader: Reader, { workspaceId, filters, after, limit }: FitAttemptsInput): FitAttemptsOutput {
  const { sql, values } = allOf([attemptConditions(workspaceId, filters), condition('(createdAt, id) < (?, ?)', after.at, after.id)])
  const rows = `SELECT id, createdAt AS at, factBytes AS octets FROM Attempt WHERE ${sql} ORDER BY createdAt DESC, id DESC LIMIT ?`
  return reader.statement(rows).all(...values, limit) as FitAttempt[] // safe: the columns of the statement
}
