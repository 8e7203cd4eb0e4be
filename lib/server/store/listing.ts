import 'server-only'
import { SUMMARY_COLUMNS, type SummaryRow } from './attempt-row'
import type { ListCursor } from './list-cursor'
import type { Reader } from './read-segments'
import type { SearchReader } from './search/search-reader'
import type { AttemptFilters, AttemptSort } from './types'

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
export type Listed = { readonly rows: readonly SummaryRow[]; readonly total: number }

export const SUMMARY = SUMMARY_COLUMNS.join(', ')
/** By what the rows of a page are sorted, beside their ids. */
export const sortValue = (row: SummaryRow, sort: AttemptSort) =>
  sort === 'newest' || sort === 'oldest' ? Number(row.createdAt) : row.durationMs
