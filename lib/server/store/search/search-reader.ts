import 'server-only'
import Database from 'better-sqlite3'
import { ALL_IDS, type Belonging, fileKey, isDamage, isUnreadable, readMeta, searchFile } from './index-file'

/** An index that can be asked; attempts with ids smaller than `before` were not read yet. */
export type SearchIndex = { readonly before: string; readonly statement: (sql: string) => Database.Statement<unknown[], unknown> }
/** The index beside a database, opened when it is asked and again where it was made anew. */
export type SearchReader = {
  /** Runs `ask` on the index; gives `otherwise` where there is none that can be read, or it proves damaged. */
  read<Result>(ask: (index: SearchIndex) => Result, otherwise: Result): Result
  close(): void
}

type Opened = {
  readonly db: Database.Database
  readonly key: string
  readonly statements: Map<string, Database.Statement<unknown[], unknown>>
}

export function createSearchReader(databaseFile: string): SearchReader {
  const file = searchFile(databaseFile)
  let opened: Opened | null = null
  /** A file that cannot be used: it is not opened again. */
  let unusable: string | null = null

  const close = () => {
    opened?.db.close()
    opened = null
  }

  function current(): Opened | null {
    const key = fileKey(file)
    if (key !== null && key === opened?.key) return opened
    close()
    if (key === null || key === unusable) return null
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 1_000 })
    opened = { db, key, statements: new Map() }
    if (readMeta(db, belongingOfFile(databaseFile)) !== null) return opened
    unusable = key
    close()
    return null
  }

  function statementOf({ db, statements }: Opened, sql: string) {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const made = db.prepare<unknown[], unknown>(sql)
    statements.set(sql, made)
    return made
  }

  return {
    read(ask, otherwise) {
      try {
        const index = current()
        if (index === null) return otherwise
        const statement = (sql: string) => statementOf(index, sql)
        const { before } = statement(`SELECT value AS before FROM meta WHERE name = 'before'`).get() as { before: string }
        return ask({ before, statement })
      } catch (error) {
        if (!isDamage(error) && !isUnreadable(error)) throw error
        if (isDamage(error)) unusable = opened?.key ?? fileKey(file)
        close()
        return otherwise
      }
    },
    close,
  }
}

/** Asked on a connection of its own: that of the caller may be in the middle of a statement. */
function belongingOfFile(databaseFile: string): Belonging {
  const db = new Database(databaseFile, { readonly: true, fileMustExist: true, timeout: 1_000 })
  try {
    return belongingOf((sql) => db.prepare<unknown[], unknown>(sql))
  } finally {
    db.close()
  }
}

/** Of which database this is the connection; throws nothing: an empty database owns no index. */
export function belongingOf(statement: (sql: string) => Database.Statement<unknown[], unknown>): Belonging {
  const row = statement(
    `SELECT (SELECT uid FROM Installation WHERE id = 1) AS uid, (SELECT seq FROM sqlite_sequence WHERE name = 'SearchPending') AS newest`,
  ).get() as { uid: string | null; newest: number | null } // safe: the columns of the statement
  return { uid: row.uid ?? '', newestChange: row.newest ?? 0 }
}

/** Ids that the index does not know yet are smaller than this. */
export const unreadBefore = (reader: SearchReader): string => reader.read((index) => index.before, ALL_IDS)

/** Whether at least so many attempts hold what an expression says. */
export function isHeldBy({ statement }: SearchIndex, expression: string, attempts: number): boolean {
  const sql = 'SELECT count(*) AS n FROM (SELECT 1 FROM found WHERE found MATCH ? LIMIT ?)'
  const { n } = statement(sql).get(expression, attempts) as { n: number } // safe: the column of the statement
  return n >= attempts
}
