import 'server-only'
import type { SummaryRow } from './attempt-row'
import { COUNTED, type Listing, type ListRequest, SUMMARY } from './listing'
import { suffixesBetween } from './search/durations'
import { facetExpression, type Workspace } from './search/facets'
import { FACETS, PLACES_IN_A_MS, TEXT } from './search/index-file'
import type { SearchIndex } from './search/search-reader'
import { type SearchWord, toExpression } from './search/words'
import { allOf, type Condition, condition, EVERY } from './sql'
import type { AttemptFilters } from './types'

/** A list that the index answers. */
export type Asking = Listing & {
  readonly index: SearchIndex
  readonly request: ListRequest
  readonly words: readonly SearchWord[]
  /** What is known of the workspace. */
  readonly workspace: Workspace
  /** What a row must fulfil beside holding the words. */
  readonly fits: Condition
}
/** Where an attempt stands in the index. */
export type Place = { readonly place: number; readonly id: string }

const GIVEN = 'Attempt INDEXED BY sqlite_autoindex_Attempt_1 WHERE id IN (SELECT value FROM json_each(?))'

/** What the index is asked; `suffixes`: only these durations. */
function expressionOf({ request: { filters }, words, workspace }: Asking, suffixes?: readonly string[]): string {
  const said = words.length === 0 ? '' : toExpression(words, TEXT)
  const facets = facetExpression(workspace, filters, FACETS, suffixes)
  return [said, facets].filter((part) => part !== '').join(' AND ')
}

/** The range of places of the times that are asked for. */
export function rangeOf({ from, to }: AttemptFilters): readonly [number, number] {
  return [
    from === undefined ? Number.MIN_SAFE_INTEGER : placeAt(from.getTime()),
    to === undefined ? Number.MAX_SAFE_INTEGER : placeAt(to.getTime()) - 1,
  ]
}
/** The first place of a time. */
export const placeAt = (time: number) => time * PLACES_IN_A_MS

/** A statement of the places found between two; `suffixes`: only these durations, and `looked` at each, which stands beside the place. */
export function foundBetween(
  asking: Asking,
  [from, to]: readonly [number, number],
  suffixes?: readonly string[],
  looked = true,
): Condition {
  const { minMs, maxMs } = asking.request.filters
  const isAny = minMs === undefined && maxMs === undefined
  const { within, edges } = suffixesBetween(minMs, maxMs)
  const expression = expressionOf(asking, suffixes ?? (isAny ? undefined : [...within, ...edges]))
  const range = condition('found MATCH ? AND found.rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)', expression, from, to)
  if (isAny || !looked) return condition(`SELECT found.rowid AS place FROM found WHERE ${range.sql}`, ...range.values)
  const least = minMs === undefined ? EVERY : condition('doc.durationMs >= ?', minMs)
  const most = maxMs === undefined ? EVERY : condition('doc.durationMs <= ?', maxMs)
  const where = allOf([range, least, most])
  return condition(`SELECT found.rowid AS place FROM found CROSS JOIN doc ON doc.place = found.rowid WHERE ${where.sql}`, ...where.values)
}

/** The newest places that are found, one more than are counted. */
export function placesOf(asking: Asking): readonly number[] {
  const { minMs, maxMs } = asking.request.filters
  const range = rangeOf(asking.request.filters)
  if (minMs === undefined && maxMs === undefined) return newestOf(asking, foundBetween(asking, range))
  const { within, edges } = suffixesBetween(minMs, maxMs)
  const inside = within.length === 0 ? [] : newestOf(asking, foundBetween(asking, range, within, false))
  const places = [...inside, ...newestOf(asking, foundBetween(asking, range, edges))]
  return places.sort((a, b) => b - a).slice(0, COUNTED + 1)
}

/** How many are found, at most one more than are counted. */
export function countOf(asking: Asking): number {
  const { sql, values } = foundBetween(asking, rangeOf(asking.request.filters))
  const { n } = asking.index.statement(`SELECT count(*) AS n FROM (${sql} LIMIT ${COUNTED + 1})`).get(...values) as { n: number }
  return n // safe: the column of the statement
}

/** As one text, which is made and read much faster than so many rows. */
function newestOf({ index }: Asking, { sql, values }: Condition): readonly number[] {
  const all = `SELECT json_group_array(place) AS places FROM (${sql} ORDER BY found.rowid DESC LIMIT ${COUNTED + 1})`
  const { places } = index.statement(all).get(...values) as { places: string } // safe: the column of the statement
  return JSON.parse(places) as number[] // safe: SQLite wrote it
}

/** Those of the attempts that are still there and fit. */
export function rowsOf({ statement, fits }: Asking, ids: readonly string[]): readonly SummaryRow[] {
  const sql = `SELECT ${SUMMARY} FROM ${GIVEN} AND ${fits.sql}`
  return statement(sql).all(JSON.stringify(ids), ...fits.values) as SummaryRow[] // safe: the columns of the statement
}
