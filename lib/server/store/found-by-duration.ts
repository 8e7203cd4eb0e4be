import 'server-only'
import type { SummaryRow } from './attempt-row'
import { type Asking, foundBetween, rangeOf, rowsOf } from './found-places'
import { inOrder, isAfter, type Sorted } from './list-order'
import { COUNTED } from './listing'
import { stepsFrom } from './search/durations'

/** Rows read at once. */
const BATCH = 64

/**
 * What was found, by duration, until the page is full. Where there is much of it, one step of durations after the other is asked for: each
 * holds a few per cent of it, and whole octaves that hold nothing are passed over.
 */
export function foundByDuration(asking: Asking, places: readonly number[], fresh: readonly SummaryRow[]): readonly SummaryRow[] {
  const { sort, limit, after } = asking.request
  const order = inOrder(sort)
  const freshIds = new Set(fresh.map(({ id }) => id))
  const rows: SummaryRow[] = []
  for (const found of places.length <= COUNTED ? [places] : bySteps(asking)) {
    const sorted = durationsOf(asking, found)
      .filter((one) => !freshIds.has(one.id) && isAfter(one, after, order))
      .sort(order)
    for (let at = 0; at < sorted.length && rows.length <= limit; at += BATCH)
      rows.push(
        ...rowsOf(
          asking,
          sorted.slice(at, at + BATCH).map(({ id }) => id),
        ),
      )
    if (rows.length > limit) break
  }
  rows.push(...fresh.filter((row) => isAfter(row, after, order)))
  return rows.sort(order).slice(0, limit + 1)
}

function* bySteps(asking: Asking): Generator<readonly number[]> {
  const { sort, after, filters } = asking.request
  const found = (suffix: string, most: number) => {
    const { sql, values } = foundBetween(asking, rangeOf(filters), [suffix])
    const places = asking.index.statement(`SELECT json_group_array(place) AS places FROM (${sql} LIMIT ?)`).get(...values, most)
    return JSON.parse((places as { places: string }).places) as number[] // safe: the column of the statement, and SQLite wrote it
  }
  for (const { octave, steps } of stepsFrom(after === null ? undefined : after.value, sort === 'longest' ? 'longest' : 'shortest')) {
    if (found(octave, 1).length === 0) continue
    for (const step of steps) yield found(step, -1)
  }
}

function durationsOf({ index }: Asking, places: readonly number[]): readonly Sorted[] {
  const sql = 'SELECT attemptId AS id, durationMs FROM doc WHERE place IN (SELECT value FROM json_each(?))'
  return index.statement(sql).all(JSON.stringify(places)) as Sorted[] // safe: the columns of the statement
}
