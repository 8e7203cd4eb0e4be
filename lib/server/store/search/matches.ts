import 'server-only'
import type { SummaryRow } from '../attempt-row'
import type { Listing } from '../listing'
import { type Match, matchIn, type Parts, unpackParts } from './parts'
import type { SearchWord } from './words'
import { partsOfRow } from './write-docs'

const DATA = `SELECT doc.attemptId, data FROM json_each(?) AS given CROSS JOIN doc ON doc.attemptId = given.value JOIN part ON part.place = doc.place`
type Doc = { readonly attemptId: string; readonly data: Uint8Array }

/** Where the words stand in these attempts, by their ids; of one that the index has not read, in its row. */
export function matchesOf(
  { search }: Listing,
  rows: readonly SummaryRow[],
  words: readonly SearchWord[],
): ReadonlyMap<string, Match | null> {
  if (words.length === 0) return new Map()
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const docs = search.read((index) => index.statement(DATA).all(ids) as Doc[], []) // safe: the columns of the statement
  const read = new Map<string, Parts>(docs.map(({ attemptId, data }) => [attemptId, unpackParts(data)]))
  return new Map(
    rows.map((row) => {
      const own = partsOfRow({ ...row, failedRules: null })
      const match = matchIn({ ...read.get(row.id), url: own.url, name: own.name, note: own.note }, words) ?? matchIn(own, words)
      return [row.id, match]
    }),
  )
}
