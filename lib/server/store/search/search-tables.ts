import 'server-only'
import type Database from 'better-sqlite3'
import { allOf, type Condition, condition, containsText } from '../sql'
import { facetExpression } from './facets'
import { type FindPlace, findPlace } from './find-place'
import { FACETS, TEXT } from './index-file'
import { isHeldBy, type SearchReader, unreadBefore } from './search-reader'
import { readWords, settledWords, toExpression } from './words'

const MATCHES = 'SELECT doc.attemptId FROM found CROSS JOIN doc ON doc.place = found.rowid WHERE found MATCH ?'

/**
 * Gives a connection of the database two tables that look into the index beside it, `search_matches(workspaceId, q)` with the ids of
 * attempts and `search_unread` with the id before which it knows none, and the function `search_holds(q, …)` for what it has not read. So
 * one condition holds on every connection.
 */
export function addSearchTables(db: Database.Database, reader: SearchReader): void {
  db.table('search_matches', {
    columns: ['attemptId'],
    parameters: ['workspaceId', 'q'],
    *rows(workspaceId: unknown, q: unknown) {
      const words = readWords(String(q))
      if (words.length === 0) return
      const workspace = facetExpression({ workspaceId: String(workspaceId) }, {}, FACETS)
      // Whole, before anything is done with them: what is done may take its time.
      yield* reader.read((index) => {
        const settled = settledWords(words, TEXT, (expression, attempts) => isHeldBy(index, expression, attempts))
        return index.statement(MATCHES).all(`${toExpression(settled, TEXT)} AND ${workspace}`) as { attemptId: string }[]
      }, [])
    },
  })
  db.table('search_unread', {
    columns: ['before'],
    *rows() {
      yield { before: unreadBefore(reader) }
    },
  })
  db.function('search_holds', { deterministic: true, varargs: true }, createHolds())
}

/** Columns that are searched of attempts the index has not read. */
const COLUMNS = ['url', 'name', 'note', 'summary', 'product'] as const

/** A condition: each word stands in one of the ordinary columns. What is plain text is looked for by SQLite first, which is much faster. */
export function wordsInColumns(q: string): Condition {
  const holds = condition(`search_holds(?, ${COLUMNS.join(', ')})`, q)
  const tokens = readWords(q).flatMap((word) => word.tokens)
  const longest = tokens.filter((token) => /^[a-z0-9]+$/i.test(token)).reduce((one, other) => (other.length > one.length ? other : one), '')
  return longest === '' ? holds : allOf([containsText(COLUMNS, longest), holds])
}

/** Whether the columns of a row hold each word. The words of the newest search are kept: rows come by the thousand. */
function createHolds() {
  let known = { q: '', finders: [] as FindPlace[] }
  return (q: string, ...columns: readonly (string | null)[]): number => {
    if (known.q !== q) known = { q, finders: readWords(q).map(findPlace) }
    return Number(known.finders.every((find) => columns.some((column) => column !== null && find(column) !== null)))
  }
}

/** A condition: the attempt holds every word, by the index, or, where that has not read it yet, by the ordinary columns. */
export function foundBy(workspaceId: string, q: string): Condition {
  const words = readWords(q)
  if (words.length === 0) return condition('0')
  const columns = wordsInColumns(q)
  return condition(
    `(id IN (SELECT attemptId FROM search_matches(?, ?))
      OR ((id < (SELECT before FROM search_unread) OR id IN (SELECT attemptId FROM SearchPending)) AND ${columns.sql}))`,
    workspaceId,
    q,
    ...columns.values,
  )
}
