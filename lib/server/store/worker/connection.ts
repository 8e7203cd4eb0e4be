import 'server-only'
import Database from 'better-sqlite3'
import type { Reader } from '../read-segments'
import { createSearchReader, type SearchReader } from '../search/search-reader'
import { addSearchTables } from '../search/search-tables'

/** A connection and the index beside it. */
export type ThreadReader = Reader & { readonly search: SearchReader }

/** Opens a read-only connection of this thread's own. */
export function openReader(databaseFile: string): ThreadReader {
  const db = new Database(databaseFile, { readonly: true, fileMustExist: true, timeout: 5_000 })
  const statements = new Map<string, Database.Statement<unknown[], unknown>>()
  const statement = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const made = db.prepare<unknown[], unknown>(sql)
    statements.set(sql, made)
    return made
  }
  const search = createSearchReader(databaseFile)
  addSearchTables(db, search)
  // Statements of one transaction see one state of the database, whatever the main thread writes meanwhile.
  return { statement, search, snapshot: (work) => db.transaction(work)() }
}
