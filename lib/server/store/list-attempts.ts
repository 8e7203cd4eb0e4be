import 'server-only'
import { Prisma } from '../../generated/prisma/client'
import { SUMMARY_COLUMNS, type SummaryRow, toSummary } from './attempt-row'
import { prisma } from './client'
import { readCursor, writeCursor } from './cursor'
import { beginsWith, containsText } from './sql'
import type { AttemptFilters, AttemptSummary, Page } from './types'

/** Up to this many rows are counted; beyond it the total is a lower bound. */
export const COUNTED = 10_000

/** Gives a page of the history, newest first. Throws InputError `bad-cursor`. */
export async function listAttempts(
  workspaceId: string,
  filters: AttemptFilters,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<AttemptSummary>> {
  const where = Prisma.join(conditionsOf(workspaceId, filters), ' AND ')
  const cursor = page.cursor === undefined ? null : readCursor(page.cursor)
  const after = cursor === null ? Prisma.empty : Prisma.sql`AND (createdAt, id) < (${cursor.at}, ${cursor.id})`
  const columns = Prisma.raw(SUMMARY_COLUMNS.join(', '))
  const rows = await prisma().$queryRaw<SummaryRow[]>`
    SELECT ${columns} FROM Attempt WHERE ${where} ${after} ORDER BY createdAt DESC, id DESC LIMIT ${page.limit + 1}`
  const [counted] = await prisma().$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS total FROM (SELECT 1 FROM Attempt WHERE ${where} LIMIT ${COUNTED + 1})`
  const total = Number(counted?.total ?? 0)
  const items = rows.slice(0, page.limit).map(toSummary)
  const last = items.at(-1)
  const nextCursor = rows.length > page.limit && last !== undefined ? writeCursor({ at: last.createdAt, id: last.id }) : null
  return { items, nextCursor, total: Math.min(total, COUNTED), totalIsExact: total <= COUNTED }
}

function conditionsOf(workspaceId: string, filters: AttemptFilters): Prisma.Sql[] {
  const { q, host, outcome, state, status, closeCode, profileId, from, to, minMs, maxMs, product, diagnosis, user, pinned } = filters
  const all = [Prisma.sql`workspaceId = ${workspaceId}`]
  const add = (condition: Prisma.Sql) => all.push(condition)
  if (q) add(containsText(['url', 'name', 'note', 'summary', 'product'], q))
  if (host !== undefined) add(Prisma.sql`host = ${host}`)
  if (outcome !== undefined) add(outcome.length === 0 ? Prisma.sql`0` : Prisma.sql`outcome IN (${Prisma.join([...outcome])})`)
  if (state !== undefined) add(state.length === 0 ? Prisma.sql`0` : Prisma.sql`state IN (${Prisma.join([...state])})`)
  if (status !== undefined) add(Prisma.sql`status = ${status}`)
  if (closeCode !== undefined) add(Prisma.sql`closeCode = ${closeCode}`)
  if (profileId !== undefined) add(Prisma.sql`profileId = ${profileId}`)
  if (from !== undefined) add(Prisma.sql`createdAt >= ${from}`)
  if (to !== undefined) add(Prisma.sql`createdAt < ${to}`)
  if (minMs !== undefined) add(Prisma.sql`durationMs >= ${minMs}`)
  if (maxMs !== undefined) add(Prisma.sql`durationMs <= ${maxMs}`)
  if (product !== undefined) add(beginsWith('product', product))
  if (diagnosis !== undefined)
    add(Prisma.sql`EXISTS (SELECT 1 FROM json_each(diagnoses) WHERE value = ${diagnosis} OR instr(value, ${`${diagnosis}/`}) = 1)`)
  if (user !== undefined) add(Prisma.sql`createdById = ${user}`)
  if (pinned !== undefined) add(Prisma.sql`pinned = ${pinned}`)
  return all
}
