import 'server-only'
import { attemptConditions } from './attempt-conditions'
import type { SummaryRow } from './attempt-row'
import { COUNTED, type Listed, type Listing, type ListRequest, SUMMARY } from './listing'
import { allOf, type Condition, condition, EVERY } from './sql'
import type { AttemptFilters } from './types'

const BY_TIME = 'Attempt INDEXED BY Attempt_workspaceId_createdAt_id_idx'
const BY_DURATION = 'Attempt INDEXED BY Attempt_workspaceId_durationMs_id_idx'

/** A page by the columns of the rows: all of them in order, or where the index of words and filters cannot answer. */
export function listRows(listing: Listing, request: ListRequest): Listed {
  const { workspaceId, filters, sort } = request
  const where = attemptConditions(workspaceId, filters)
  const total = countOf(listing, where, hasDurationOnly(filters) ? BY_DURATION : 'Attempt')
  const rows = sort === 'newest' || sort === 'oldest' ? byTime(listing, request, where, total) : byDuration(listing, request, where)
  return { rows, total }
}

/** Filters by duration, and by nothing else but perhaps time. */
function hasDurationOnly({ minMs, maxMs, from: _, to: __, ...others }: AttemptFilters): boolean {
  return (minMs !== undefined || maxMs !== undefined) && Object.values(others).every((value) => value === undefined)
}

function countOf({ statement }: Listing, where: Condition, table: string): number {
  const counted = statement(`SELECT count(*) AS total FROM (SELECT 1 FROM ${table} WHERE ${where.sql} LIMIT ${COUNTED + 1})`)
  return (counted.get(...where.values) as { total: number }).total // safe: the column of the statement
}

function byTime(
  { statement }: Listing,
  { filters, sort, limit, after }: ListRequest,
  where: Condition,
  total: number,
): readonly SummaryRow[] {
  const [order, than] = sort === 'newest' ? ['DESC', '<'] : ['ASC', '>']
  const beyond = after === null ? EVERY : condition(`(createdAt, id) ${than} (?, ?)`, after.value ?? 0, after.id)
  const all = allOf([where, beyond])
  // Few of them stand together where they are sorted by duration, many are met soon where they are sorted by time.
  const table = !hasDurationOnly(filters) ? 'Attempt' : total > COUNTED ? BY_TIME : BY_DURATION
  const sql = `SELECT ${SUMMARY} FROM ${table} WHERE ${all.sql} ORDER BY createdAt ${order}, id ${order} LIMIT ?`
  return statement(sql).all(...all.values, limit + 1) as SummaryRow[] // safe: the columns of the statement
}

/** Those with a duration, then those without. */
function byDuration({ statement }: Listing, { sort, limit, after }: ListRequest, where: Condition): readonly SummaryRow[] {
  const [order, than] = sort === 'longest' ? ['DESC', '<'] : ['ASC', '>']
  const read = (which: Condition, most: number) => {
    const all = allOf([where, which])
    const sql = `SELECT ${SUMMARY} FROM ${BY_DURATION} WHERE ${all.sql} ORDER BY durationMs ${order}, id ${order} LIMIT ?`
    return statement(sql).all(...all.values, most) as SummaryRow[] // safe: the columns of the statement
  }
  const isAmongThose = after !== null && after.value === null
  const beyond =
    after === null || after.value === null
      ? condition('durationMs IS NOT NULL')
      : condition(`(durationMs, id) ${than} (?, ?)`, after.value, after.id)
  const rows = isAmongThose ? [] : read(beyond, limit + 1)
  if (rows.length > limit) return rows
  const beyondId = isAmongThose ? condition(`id ${than} ?`, after.id) : EVERY
  return [...rows, ...read(allOf([condition('durationMs IS NULL'), beyondId]), limit + 1 - rows.length)]
}
