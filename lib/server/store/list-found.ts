import 'server-only'
import { attemptConditions } from './attempt-conditions'
import type { SummaryRow } from './attempt-row'
import { foundByDuration } from './found-by-duration'
import { foundByTime } from './found-by-time'
import { type Asking, countOf, type Place, placesOf, rowsOf } from './found-places'
import { COUNTED, type Listed, type Listing, type ListRequest, SUMMARY } from './listing'
import { hasFacets, type Workspace } from './search/facets'
import { TEXT } from './search/index-file'
import { isHeldBy } from './search/search-reader'
import { wordsInColumns } from './search/search-tables'
import { type SearchWord, settledWords } from './search/words'
import { allOf, EVERY } from './sql'

/** With more changes than this that the index has not read, it is not asked. */
const MOST_PENDING = 1_000

const PENDING_ROWS = 'Attempt INDEXED BY sqlite_autoindex_Attempt_1 WHERE id IN (SELECT attemptId FROM SearchPending)'
const OTHER_WORKSPACE = 'SELECT id FROM Workspace WHERE id <> ? LIMIT 1'
const NEXT_PRODUCT = 'SELECT product FROM Attempt WHERE workspaceId = ? AND product > ? ORDER BY product LIMIT 1'
/** So many names of products are looked at. */
const MOST_PRODUCTS = 200
const CHANGES = `SELECT count(*) AS n FROM (SELECT 1 FROM SearchPending LIMIT ${MOST_PENDING + 1})`

/**
 * A page by the index of words and filters: both are lists that go with the time, so that it costs the same whatever is asked for. Rows
 * that changed since are looked at in the database. null: the index cannot answer, or has nothing to say here.
 */
export function listFound(listing: Listing, request: ListRequest, words: readonly SearchWord[]): Listed | null {
  const { workspaceId, filters } = request
  if (words.length === 0 && !hasFacets(filters)) return null
  if ([filters.outcome, filters.state].some((values) => values?.length === 0)) return null
  return listing.search.read((index) => {
    const { n } = listing.statement(CHANGES).get() as { n: number } // safe: the column of the statement
    if (index.before !== '' || n > MOST_PENDING) return null
    const settled = settledWords(words, TEXT, (expression, attempts) => isHeldBy(index, expression, attempts))
    return find(
      {
        ...listing,
        index,
        request,
        words: settled,
        workspace: workspaceOf(listing, request),
        fits: attemptConditions(workspaceId, { ...filters, q: undefined }),
      },
      n > 0,
    )
  }, null)
}

function workspaceOf(listing: Listing, { workspaceId, filters: { product } }: ListRequest): Workspace {
  const isAlone = listing.statement(OTHER_WORKSPACE).get(workspaceId) === undefined
  return { workspaceId, isAlone, products: product === undefined ? null : productsOf(listing, workspaceId, product.toLowerCase()) }
}

/** The products whose names begin so, each found by one step in their index; null where there are too many names. */
function productsOf({ statement }: Listing, workspaceId: string, begins: string): readonly string[] | null {
  const products: string[] = []
  let name = ''
  for (let looked = 0; looked < MOST_PRODUCTS; looked++) {
    const next = statement(NEXT_PRODUCT).get(workspaceId, name) as { product: string } | undefined // safe: the column of the statement
    if (next === undefined) return products
    name = next.product
    if (name.toLowerCase().startsWith(begins)) products.push(name)
  }
  return null
}

function find(asking: Asking, hasChanges: boolean): Listed {
  const { sort } = asking.request
  const isByTime = sort === 'newest' || sort === 'oldest'
  // Counting alone is cheaper than gathering what is counted, where the index need not gather it by itself.
  if (isByTime && !hasChanges && !isGathered(asking)) return { rows: foundByTime(asking, null, []), total: countOf(asking) }
  const fresh = hasChanges ? changedRows(asking) : []
  const places = placesOf(asking)
  const total = hasChanges && places.length <= COUNTED ? corrected(asking, places, fresh) : places.length
  const rows = (isByTime ? foundByTime : foundByDuration)(asking, places, fresh)
  return { rows, total }
}

/** Whether the index finds all before it gives the first, or durations must be looked at. */
function isGathered({ words, request: { filters }, workspace }: Asking): boolean {
  const isByBeginning = words.some(({ begins }) => begins) || (filters.product !== undefined && !workspace.products?.length)
  return isByBeginning || filters.minMs !== undefined || filters.maxMs !== undefined
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
