import 'server-only'
import { Prisma } from '../../../generated/prisma/client'
import { prisma } from '../client'
import { readCursor, writeCursor } from '../cursor'
import { containsText } from '../sql'
import type { Page, ProfileFilters, ProfileSummary } from '../types'
import { type ProfileSummaryRow, toProfileSummary } from './profile-row'

/** Gives a page of the profiles, last saved first. Throws InputError `bad-cursor`. */
export async function listProfiles(
  workspaceId: string,
  filters: ProfileFilters,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<ProfileSummary>> {
  const where = Prisma.join([Prisma.sql`workspaceId = ${workspaceId}`, ...conditions(filters)], ' AND ')
  const cursor = page.cursor === undefined ? null : readCursor(page.cursor)
  const after = cursor === null ? Prisma.empty : Prisma.sql`AND (updatedAt, id) < (${cursor.at}, ${cursor.id})`
  const rows = await prisma().$queryRaw<ProfileSummaryRow[]>`
    SELECT id, workspaceId, createdById, createdAt, updatedAt, name, folder, tags, note, version, url FROM Profile
    WHERE ${where} ${after} ORDER BY updatedAt DESC, id DESC LIMIT ${page.limit + 1}`
  // All of them are here: a second look through all profiles would count the same.
  const isWhole = cursor === null && rows.length <= page.limit
  const total = isWhole ? rows.length : await countOf(where)
  const items = rows.slice(0, page.limit).map(toProfileSummary)
  const last = items.at(-1)
  const nextCursor = rows.length > page.limit && last !== undefined ? writeCursor({ at: last.updatedAt, id: last.id }) : null
  return { items, nextCursor, total, totalIsExact: true }
}

async function countOf(where: Prisma.Sql): Promise<number> {
  const [counted] = await prisma().$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total FROM Profile WHERE ${where}`
  return Number(counted?.total ?? 0)
}

function conditions({ q = '', folder = '', tag = '' }: ProfileFilters): Prisma.Sql[] {
  return [
    ...(q === '' ? [] : [containsText(['name', 'url', 'note', 'folder'], q)]),
    // Case counts in folders, as it does in paths.
    ...(folder === '' ? [] : [Prisma.sql`(folder = ${folder} OR substr(folder, 1, length(${`${folder}/`})) = ${`${folder}/`})`]),
    ...(tag === '' ? [] : [Prisma.sql`instr(tags, ${JSON.stringify(tag)}) > 0`]),
  ]
}
