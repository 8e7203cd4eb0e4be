import 'server-only'
import { attemptConditions } from './attempt-conditions'
import type { SummaryRow } from './attempt-row'
import type { ListCursor } from './list-cursor'
import { COUNTED, type Listed, type Listing, type ListRequest, SUMMARY } from './listing'
import { facetExpression, workspaceExpression } from './search/facets'
import { FACETS, PLACES_IN_A_MS, TEXT } from './search/index-file'
import type { SearchIndex } from './search/search-reader'
import { wordsInColumns } from './search/search-tables'
import { type SearchWord, toExpression } from './search/words'
import { allOf, type Condition, condition, EVERY } from './sql'
import type { AttemptFilters, AttemptSort } from './types'

/** With more changes than this that the index has not read, it is not asked. */
const MOST_PENDING = 1_000
/** Rows read at once. */
const BATCH = 64

const GIVEN = 'Attempt INDEXED BY sqlite_autoindex_Attempt_1 WHERE id IN (SELECT value FROM json_each(?))'
const PENDING_ROWS = 'Attempt INDEXED BY sqlite_autoindex_Attempt_1 WHERE id IN (SELECT attemptId FROM SearchPending)'

/**
 * A page by the index of words and filters: both are lists that go with the time, so that it costs the same whatever is asked for. Rows
 * that changed since are looked at in the database. null: the index cannot answer, or has nothing to say here.
 */
export function listFound(listing: Listing, request: ListRequest, words: readonly SearchWord[]): Listed | null {
  const { workspaceId, filters } = request
  const facets = facetExpression(workspaceId, filters, FACETS)
  if (words.length === 0 && facets === null) return null
  if ([filters.outcome, filters.state].some((values) => values?.length === 0)) return null
  return listing.search.read((index) => {
    const changes = listing.statement(`SELECT count(*) AS n FROM (SELECT 1 FROM SearchPending LIMIT ${MOST_PENDING + 1})`).get() as {
      n: number
    }
    if (index.before !== '' || changes.n > MOST_PENDING) return null
    const said = words.length === 0 ? [] : [toExpression(words, TEXT)]
    const expression = [...said, facets ?? workspaceExpression(workspaceId, FACETS)].join(' AND ')
    const asking: Asking = {
      ...listing,
      index,
      request,
      expression,
      words,
      fits: attemptConditions(workspaceId, { ...filters, q: undefined }),
    }
    return find(asking, changes.n > 0)
  }, null)
}

type Asking = Listing & {
  readonly index: SearchIndex
  readonly request: ListRequest
  readonly words: readonly SearchWord[]
  /** What the index is asked. */
  readonly expression: string
  /** What a row must fulfil beside holding the words. */
  readonly fits: Condition
}
type Place = { readonly place: number; readonly id: string }

function find(asking: Asking, hasChanges: boolean): Listed | null {
  const { request, words } = asking
  const fresh = hasChanges ? changedRows(asking) : []
  const places = placesOf(asking)
  const total = hasChanges && places.length <= COUNTED ? corrected(asking, places, fresh) : places.length
  if (request.sort === 'newest' || request.sort === 'oldest') return { rows: byTime(asking, places, fresh), total }
  // The index of durations finds a page of these at once.
  if (places.length > COUNTED && words.length === 0) return null
  const rows = byDuration(asking, places.slice(0, COUNTED), fresh)
  return { rows, total, ...(places.length > COUNTED ? { sortedAmong: COUNTED } : {}) }
}

/** The range of places of the times that are asked for. */
function rangeOf({ from, to }: AttemptFilters): readonly [number, number] {
  return [
    from === undefined ? Number.MIN_SAFE_INTEGER : placeAt(from.getTime()),
    to === undefined ? Number.MAX_SAFE_INTEGER : placeAt(to.getTime()) - 1,
  ]
}
const placeAt = (time: number) => time * PLACES_IN_A_MS

/** A statement of the places found between two, by duration too: that stands beside the place. */
function foundBetween({ expression, request: { filters } }: Asking, [from, to]: readonly [number, number]): Condition {
  const { minMs, maxMs } = filters
  const range = condition('found MATCH ? AND found.rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)', expression, from, to)
  const least = minMs === undefined ? EVERY : condition('doc.durationMs >= ?', minMs)
  const most = maxMs === undefined ? EVERY : condition('doc.durationMs <= ?', maxMs)
  const tables = least === EVERY && most === EVERY ? 'found' : 'found CROSS JOIN doc ON doc.place = found.rowid'
  const where = allOf([range, least, most])
  return condition(`SELECT found.rowid AS place FROM ${tables} WHERE ${where.sql}`, ...where.values)
}

/** The newest places that are found, one more than are counted. */
function placesOf(asking: Asking): readonly number[] {
  const { sql, values } = foundBetween(asking, rangeOf(asking.request.filters))
  const rows = asking.index.statement(`${sql} ORDER BY found.rowid DESC LIMIT ${COUNTED + 1}`).all(...values) as Place[]
  return rows.map(({ place }) => place) // safe: the column of the statement
}

/** Rows that changed since the index read them, and fit by what stands in their ordinary columns. */
function changedRows({ statement, request, words, fits }: Asking): readonly SummaryRow[] {
  const where = allOf([fits, words.length === 0 ? EVERY : wordsInColumns(request.filters.q ?? '')])
  return statement(`SELECT ${SUMMARY} FROM ${PENDING_ROWS} AND ${where.sql}`).all(...where.values) as SummaryRow[] // safe: the columns of the statement
}

/** How many there are, where some changed since: those are counted by their rows. */
function corrected(asking: Asking, places: readonly number[], fresh: readonly SummaryRow[]): number {
  const { statement, index } = asking
  const changed = statement('SELECT attemptId FROM SearchPending').all() as { attemptId: string }[]
  const docs = index.statement(`SELECT place, attemptId AS id FROM doc WHERE attemptId IN (SELECT value FROM json_each(?))`)
  const found = new Set(places)
  const known = (docs.all(JSON.stringify(changed.map(({ attemptId }) => attemptId))) as Place[]).filter(({ place }) => found.has(place))
  const freshIds = new Set(fresh.map(({ id }) => id))
  const still = rowsOf(
    asking,
    known.map(({ id }) => id),
  ).filter(({ id }) => !freshIds.has(id))
  return places.length - known.length + still.length + fresh.length
}

/** Those of the attempts that are still there and fit. */
function rowsOf({ statement, fits }: Asking, ids: readonly string[]): readonly SummaryRow[] {
  const sql = `SELECT ${SUMMARY} FROM ${GIVEN} AND ${fits.sql}`
  return statement(sql).all(JSON.stringify(ids), ...fits.values) as SummaryRow[] // safe: the columns of the statement
}

/** Reads what was found from where the page begins until it is full, and to the end of the last millisecond: within it ids decide. */
function byTime(asking: Asking, places: readonly number[], fresh: readonly SummaryRow[]): readonly SummaryRow[] {
  const { sort, limit, after } = asking.request
  const order = inOrder(sort)
  const rows = fresh.filter((row) => isAfter(row, after, order))
  const freshIds = new Set(fresh.map(({ id }) => id))
  for (const batch of batchesFrom(asking, places)) {
    const ids = batch.filter(({ id }) => !freshIds.has(id)).map(({ id }) => id)
    rows.push(...rowsOf(asking, ids).filter((row) => isAfter(row, after, order)))
    rows.sort(order)
    const [last, place] = [rows[limit], batch.at(-1)?.place ?? 0]
    if (last === undefined) continue
    const at = Number(last.createdAt)
    if (sort === 'newest' ? placeAt(at) > place : placeAt(at + 1) <= place) break
  }
  return rows.slice(0, limit + 1)
}

/** What was found from where the page begins on: among the newest, which are known already, and then further in the index. */
function* batchesFrom(asking: Asking, places: readonly number[]): Generator<readonly Place[]> {
  const { sort, after, filters } = asking.request
  const [least, most] = rangeOf(filters)
  const begin = after?.value ?? null
  const from = sort === 'oldest' && begin !== null ? Math.max(least, placeAt(begin)) : least
  const to = sort === 'newest' && begin !== null ? Math.min(most, placeAt(begin + 1) - 1) : most
  const known = places.filter((place) => place >= from && place <= to)
  if (places.length <= COUNTED) return yield* inBatches(asking, sort === 'newest' ? known : known.reverse())
  if (sort === 'oldest') return yield* inBatches(asking, placesBetween(asking, from, to, 'ASC'))
  yield* inBatches(asking, known)
  yield* inBatches(asking, placesBetween(asking, from, Math.min(to, (places.at(-1) ?? to) - 1), 'DESC'))
}

function* placesBetween(asking: Asking, from: number, to: number, order: 'ASC' | 'DESC'): Generator<number> {
  const { sql, values } = foundBetween(asking, [from, to])
  for (const { place } of asking.index.statement(`${sql} ORDER BY found.rowid ${order}`).iterate(...values) as IterableIterator<Place>)
    yield place
}

/** Whose places they are, some at once. */
function* inBatches({ index }: Asking, places: Iterable<number>): Generator<readonly Place[]> {
  const whose = index.statement('SELECT place, attemptId AS id FROM doc WHERE place IN (SELECT value FROM json_each(?))')
  let batch: number[] = []
  const read = () => (whose.all(JSON.stringify(batch)) as Place[]).sort((a, b) => batch.indexOf(a.place) - batch.indexOf(b.place))
  for (const place of places) {
    batch.push(place)
    if (batch.length < BATCH) continue
    yield read()
    batch = []
  }
  if (batch.length > 0) yield read()
}

/** Sorts what was found by duration, and reads the rows of the page. */
function byDuration(asking: Asking, places: readonly number[], fresh: readonly SummaryRow[]): readonly SummaryRow[] {
  const { index, request } = asking
  const { sort, limit, after } = request
  const order = inOrder(sort)
  const freshIds = new Set(fresh.map(({ id }) => id))
  const docs = index
    .statement('SELECT attemptId AS id, durationMs FROM doc WHERE place IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(places)) as Sorted[]
  const sorted = [...docs.filter(({ id }) => !freshIds.has(id)), ...fresh].filter((one) => isAfter(one, after, order)).sort(order)
  const rows: SummaryRow[] = []
  for (let at = 0; at < sorted.length && rows.length <= limit; at += BATCH) {
    const ids = sorted.slice(at, at + BATCH).map(({ id }) => id)
    rows.push(...[...rowsOf(asking, ids)].sort(order))
  }
  return rows.slice(0, limit + 1)
}

type Sorted = { readonly id: string; readonly createdAt?: number | Date; readonly durationMs: number | null }
type Order = (a: Sorted, b: Sorted) => number

/** The order of a sort: what has no duration comes last, ids decide between equals. */
function inOrder(sort: AttemptSort): Order {
  const down = sort === 'newest' || sort === 'longest'
  const sign = down ? -1 : 1
  const valueIn = (one: Sorted) =>
    sort === 'newest' || sort === 'oldest' ? Number(one.createdAt) : (one.durationMs ?? (down ? -1 : Number.POSITIVE_INFINITY))
  return (a, b) => {
    const [x, y] = [valueIn(a), valueIn(b)]
    if (x !== y) return x < y ? -sign : sign
    return a.id === b.id ? 0 : a.id < b.id ? -sign : sign
  }
}

const isAfter = (one: Sorted, after: ListCursor | null, order: Order) =>
  after === null || order(one, { id: after.id, createdAt: after.value ?? 0, durationMs: after.value }) > 0
