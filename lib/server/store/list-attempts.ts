import 'server-only'
import { attemptConditions } from './attempt-conditions'
import { SUMMARY_COLUMNS, type SummaryRow, toSummary } from './attempt-row'
import { statement } from './client'
import { readCursor, writeCursor } from './cursor'
import { allOf, condition, EVERY } from './sql'
import type { AttemptFilters, AttemptSummary, Page } from './types'

/** Up to this many rows are counted; beyond it the total is a lower bound. */
export const COUNTED = 10_000

/** Gives a page of the history, newest first. Throws InputError `bad-cursor`. */
export async function listAttempts(
  workspaceId: string,
  filters: AttemptFilters,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<AttemptSummary>> {
  const where = attemptConditions(workspaceId, filters)
  const cursor = page.cursor === undefined ? null : readCursor(page.cursor)
  const after = allOf([where, cursor === null ? EVERY : condition('(createdAt, id) < (?, ?)', cursor.at.getTime(), cursor.id)])
  const rows = statement(
    `SELECT ${SUMMARY_COLUMNS.join(', ')} FROM Attempt WHERE ${after.sql} ORDER BY createdAt DESC, id DESC LIMIT ?`,
  ).all(...after.values, page.limit + 1) as SummaryRow[] // safe: the columns of the statement
  const counted = statement(`SELECT count(*) AS total FROM (SELECT 1 FROM Attempt WHERE ${where.sql} LIMIT ${COUNTED + 1})`)
  const { total } = counted.get(...where.values) as { total: number } // safe: the column of the statement
  const items = rows.slice(0, page.limit).map(toSummary)
  const last = items.at(-1)
  const nextCursor = rows.length > page.limit && last !== undefined ? writeCursor({ at: last.createdAt, id: last.id }) : null
  return { items, nextCursor, total: Math.min(total, COUNTED), totalIsExact: total <= COUNTED }
}
