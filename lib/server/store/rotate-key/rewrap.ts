import 'server-only'
import { unwrapDataKey, wrapDataKey } from '../../secrets/data-key'
import { statement } from '../client'

/** Every table whose rows carry a data key that the master key wraps. A test holds this list against the schema. */
export const WRAPPED_TABLES = ['Attempt', 'CookieJar', 'Profile', 'ProfileVersion', 'Secret'] as const
/** Rows read at a time, so that a large history does not stand in memory. */
const PAGE = 1_000

export type Rewrapped = {
  readonly table: (typeof WRAPPED_TABLES)[number]
  readonly rows: number
  /** Rows whose data key the old key did not open either: they stay as they were. */
  readonly unread: number
}
type Row = { readonly place: number; readonly id: string; readonly dataKey: Uint8Array }

/** Wraps the data keys of one table with `after` instead of `before`; to be called in a transaction. What they seal is not touched. */
export function rewrap(table: Rewrapped['table'], before: Uint8Array, after: Uint8Array): Rewrapped {
  const page = statement(`SELECT rowid AS place, id, dataKey FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`)
  const update = statement(`UPDATE ${table} SET dataKey = ? WHERE rowid = ?`)
  let rows = 0
  let unread = 0
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const found = page.all(last) as Row[] // safe: the columns of the statement
    for (const { place, id, dataKey } of found) {
      const key = unwrapDataKey(before, { table, row: id }, dataKey)
      if (key === null) unread++
      else {
        update.run(wrapDataKey(after, { table, row: id }, key), place)
        rows++
      }
      last = place
    }
    if (found.length < PAGE) return { table, rows, unread }
  }
}
