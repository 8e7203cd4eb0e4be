import 'server-only'
import { statement } from '../client'
import { readCursor, writeCursor } from '../cursor'
import { allOf, type Condition, condition, containsText, EVERY } from '../sql'
import type { Page, ProfileFilters, ProfileSummary } from '../types'
import { type ProfileSummaryRow, toProfileSummary } from './profile-row'

/** Gives a page of the profiles, last saved first. Throws InputError `bad-cursor`. */
export async function listProfiles(
  workspaceId: string,
  filters: ProfileFilters,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<ProfileSummary>> {
  const where = allOf([condition('workspaceId = ?', workspaceId), ...conditions(filters)])
  const cursor = page.cursor === undefined ? null : readCursor(page.cursor)
  const after = allOf([where, cursor === null ? EVERY : condition('(updatedAt, id) < (?, ?)', cursor.at.getTime(), cursor.id)])
  const rows = statement(
    `SELECT id, workspaceId, createdById, createdAt, updatedAt, name, folder, tags, note, version, url FROM Profile
     WHERE ${after.sql} ORDER BY updatedAt DESC, id DESC LIMIT ?`,
  ).all(...after.values, page.limit + 1) as ProfileSummaryRow[] // safe: the columns of the statement
  // All of them are here: a second look through all profiles would count the same.
  const isWhole = cursor === null && rows.length <= page.limit
  const total = isWhole ? rows.length : countOf(where)
  const items = rows.slice(0, page.limit).map(toProfileSummary)
  const last = items.at(-1)
  const nextCursor = rows.length > page.limit && last !== undefined ? writeCursor({ at: last.updatedAt, id: last.id }) : null
  return { items, nextCursor, total, totalIsExact: true }
}

function countOf({ sql, values }: Condition): number {
  return (statement(`SELECT count(*) AS total FROM Profile WHERE ${sql}`).get(...values) as { total: number }).total // safe: its column
}

function conditions({ q = '', folder = '', tag = '' }: ProfileFilters): Condition[] {
  return [
    q === '' ? EVERY : containsText(['name', 'url', 'note', 'folder'], q),
    // Case counts in folders, as it does in paths.
    folder === '' ? EVERY : condition('(folder = ? OR substr(folder, 1, length(?)) = ?)', folder, `${folder}/`, `${folder}/`),
    tag === '' ? EVERY : condition('instr(tags, ?) > 0', JSON.stringify(tag)),
  ]
}
