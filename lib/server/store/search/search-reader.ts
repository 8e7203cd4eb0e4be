import 'server-only'
import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ALL_IDS, type Belonging, type IndexMeta, isDamage, readMeta, searchFile } from './index-file'

/** An index that can be asked. */
export type SearchIndex = IndexMeta & { readonly statement: (sql: string) => Database.Statement<unknown[], unknown> }
/** The index beside a database, opened when it is asked and again where it was made anew. */
export type SearchReader = {
  /** Runs `ask` on the index; gives `otherwise` where there is none that can be read, or it proves damaged. */
  read<Result>(ask: (index: SearchIndex) => Result, otherwise: Result): Result
  close(): void
}

type Opened = {
  readonly db: Database.Database
  readonly inode: number
  readonly statements: Map<string, Database.Statement<unknown[], unknown>>
}

export function createSearchReader(databaseFile: string, belonging: () => Belonging): SearchReader {
  const file = searchFile(databaseFile)
  let opened: Opened | null = null
  let damaged: number | null = null

  const close = () => {
    opened?.db.close()
    opened = null
  }

  function current(): Opened | null {
    const inode = statSync(/*turbopackIgnore: true*/ file, { throwIfNoEntry: false })?.ino ?? null
    if (inode === opened?.inode) return opened
    close()
    if (inode === null || inode === damaged) return null
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 1_000 })
    opened = { db, inode, statements: new Map() }
    return opened
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
        const meta = readMeta(index.db, belonging())
        return meta === null ? otherwise : ask({ ...meta, statement: (sql) => statementOf(index, sql) })
      } catch (error) {
        const isMissing = (error as { message?: string }).message?.startsWith('no such table') === true
        if (!isDamage(error) && !isMissing && (error as { code?: string }).code !== 'SQLITE_CANTOPEN') throw error
        damaged = opened?.inode ?? null
        close()
        return otherwise
      }
    },
    close,
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
