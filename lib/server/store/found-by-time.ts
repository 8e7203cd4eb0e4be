import 'server-only'
import type { SummaryRow } from './attempt-row'
import { type Asking, foundBetween, type Place, placeAt, rangeOf, rowsOf } from './found-places'
import { inOrder, isAfter } from './list-order'
import { COUNTED } from './listing'

/** Rows read at once. */
const BATCH = 64

/** Reads what was found from where the page begins until it is full, and to the end of the last millisecond: within it ids decide. */
export function foundByTime(asking: Asking, places: readonly number[] | null, fresh: readonly SummaryRow[]): readonly SummaryRow[] {
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

/** What was found from where the page begins on: among the newest, where these are known already, and then further in the index. */
function* batchesFrom(asking: Asking, places: readonly number[] | null): Generator<readonly Place[]> {
  const { sort, after, filters } = asking.request
  const [least, most] = rangeOf(filters)
  const begin = after?.value ?? null
  const from = sort === 'oldest' && begin !== null ? Math.max(least, placeAt(begin)) : least
  const to = sort === 'newest' && begin !== null ? Math.min(most, placeAt(begin + 1) - 1) : most
  if (places === null) return yield* inBatches(asking, placesBetween(asking, from, to, sort === 'newest' ? 'DESC' : 'ASC'))
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
