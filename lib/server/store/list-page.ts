import 'server-only'
import { SUMMARY_COLUMNS, type SummaryRow, toSummary } from './attempt-row'
import { type ListCursor, writeListCursor } from './list-cursor'
import { listFound } from './list-found'
import { listRows } from './list-rows'
import type { Reader } from './read-segments'
import { matchesOf } from './search/matches'
import type { SearchReader } from './search/search-reader'
import { readWords } from './search/words'
import type { AttemptFilters, AttemptPage, AttemptSort } from './types'

/** Up to this many rows are counted; beyond it the total is a lower bound. */
export const COUNTED = 10_000

/** A connection of the database, and the index beside it. */
export type Listing = { readonly statement: Reader['statement']; readonly search: SearchReader }
export type ListRequest = {
  readonly workspaceId: string
  readonly filters: AttemptFilters
  readonly sort: AttemptSort
  readonly limit: number
  readonly after: ListCursor | null
}
/** Rows of a page and perhaps one more; `total` is at most one above `COUNTED`. */
export type Listed = { readonly rows: readonly SummaryRow[]; readonly total: number; readonly sortedAmong?: number }

/** Gives a page of the history. Throws InputError `too-many-words`. */
export function listPage(listing: Listing, request: ListRequest): AttemptPage {
  const { filters, sort, limit } = request
  const words = filters.q ? readWords(filters.q) : []
  if (filters.q && words.length === 0) return nothing(listing)
  const { rows, total, sortedAmong = null } = listFound(listing, request, words) ?? listRows(listing, request)
  const shown = rows.slice(0, limit)
  const matches = matchesOf(listing, shown, words)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({ ...toSummary(row), match: matches.get(row.id) ?? null })),
    nextCursor: last === undefined ? null : writeListCursor({ sort, value: valueOf(last, sort), id: last.id }),
    total: Math.min(total, COUNTED),
    totalIsExact: total <= COUNTED,
    search: filters.q ? { ...unread(listing), covers: COVERS, problem: null, sortedAmong } : null,
  }
}

export const SUMMARY = SUMMARY_COLUMNS.join(', ')
/** By what the rows of a page are sorted, beside their ids. */
export const valueOf = (row: SummaryRow, sort: AttemptSort) =>
  sort === 'newest' || sort === 'oldest' ? Number(row.createdAt) : row.durationMs

const COVERS =
  'Addresses, names, notes, headers, bodies, causes, and the first and last 64 KiB of what each side said in a session. What lies between is searched inside an attempt.'
const NO_WORDS = 'The search has no letter and no digit: type a word, or part of an address'

function nothing(listing: Listing): AttemptPage {
  const search = { ...unread(listing), covers: COVERS, problem: NO_WORDS, sortedAmong: null }
  return { items: [], nextCursor: null, total: 0, totalIsExact: true, search }
}

const UNREAD = `SELECT count(*) AS n FROM (SELECT 1 FROM SearchPending UNION ALL SELECT 1 FROM Attempt WHERE id < ? LIMIT ${COUNTED + 1})`

/** Attempts of all workspaces that the index has not read. */
function unread({ statement, search }: Listing): { pending: number; pendingIsExact: boolean } {
  const before = search.read((index) => index.before, '~')
  const { n } = statement(UNREAD).get(before) as { n: number } // safe: the column of the statement
  return { pending: Math.min(n, COUNTED), pendingIsExact: n <= COUNTED }
}
