import 'server-only'
import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

/** Grows with every change of the tables below, or of what is written into them: an index of another form is made anew. */
export const FORMAT = 1
/** Attempts whose times fall into one millisecond have places of their own up to this many; more take those of the next. */
export const PLACES_IN_A_MS = 2048
/** The column of what is read, and that of the filters. */
export const TEXT = 'said'
export const FACETS = 'facets'
/** Beyond every id. */
export const ALL_IDS = '~'

/** `doc` says which attempt stands at which place; places grow with the time of the attempt. `part` keeps the text that was indexed, for showing where it was found. */
const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE doc (place INTEGER PRIMARY KEY, attemptId TEXT NOT NULL UNIQUE, durationMs REAL, madeOf TEXT NOT NULL);
  CREATE TABLE part (place INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE VIRTUAL TABLE found USING fts5(${TEXT}, ${FACETS}, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");`

/** Which database an index belongs to, and what is the newest change there. */
export type Belonging = { readonly uid: string; readonly newestChange: number }
/** `before`: attempts with smaller ids were not read yet; empty: all were. `mark`: the newest change that was read. */
export type IndexMeta = { readonly before: string; readonly mark: number }

/** Beside the database. */
export const searchFile = (databaseFile: string) => path.join(/*turbopackIgnore: true*/ path.dirname(databaseFile), 'search.db')

/** Which file stands there, null where none does: one that was made anew is another. */
export function fileKey(file: string): string | null {
  const stat = statSync(/*turbopackIgnore: true*/ file, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.ino} ${stat.birthtimeNs}`
}

/** What the index says of itself; null where it is of another database, of another form, or knows changes that the database does not. */
export function readMeta(db: Database.Database, { uid, newestChange }: Belonging): IndexMeta | null {
  const values = new Map(
    db
      .prepare<[], { name: string; value: string }>('SELECT name, value FROM meta')
      .all()
      .map((row) => [row.name, row.value]),
  )
  const mark = Number(values.get('mark'))
  if (values.get('format') !== String(FORMAT) || values.get('uid') !== uid || !(mark <= newestChange)) return null
  return { before: values.get('before') ?? ALL_IDS, mark }
}

export function writeMeta(db: Database.Database, name: 'uid' | 'format' | 'before' | 'mark', value: string | number): void {
  db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(name, String(value))
}

/** Opens the index for writing; what is missing, foreign, damaged or of another form is made anew and told. Throws what may pass, such as a full disk. */
export function openForWriting(file: string, belonging: Belonging): { readonly db: Database.Database; readonly madeAnew: boolean } {
  const db = openOurs(file, belonging)
  return db === null ? { db: makeAnew(file, belonging), madeAnew: true } : { db, madeAnew: false }
}

function openOurs(file: string, belonging: Belonging): Database.Database | null {
  if (fileKey(file) === null) return null
  let db: Database.Database | null = null
  try {
    db = connect(file)
    if (readMeta(db, belonging) !== null) return db
    db.close()
    return null
  } catch (error) {
    db?.close()
    if (isDamage(error)) return null
    throw error
  }
}

/** Removes an index; it is made anew by whoever writes it next. Call it where the database was put in the place of another. */
export function removeIndex(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(/*turbopackIgnore: true*/ file + suffix, { force: true, recursive: true })
}

/** Removes an index that does not belong to this database as it is, such as a copy that was put back: call it before the first change. */
export function removeForeignIndex(file: string, belonging: Belonging): void {
  if (fileKey(file) === null) return
  let isOurs = false
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 1_000 })
    try {
      isOurs = readMeta(db, belonging) !== null
    } finally {
      db.close()
    }
  } catch {}
  if (!isOurs) removeIndex(file)
}

/** Removes what is there, whoever still reads it, and makes an empty index. */
export function makeAnew(file: string, { uid }: Belonging): Database.Database {
  removeIndex(file)
  closeSync(openSync(/*turbopackIgnore: true*/ file, 'a', 0o600))
  const db = connect(file)
  db.transaction(() => {
    db.exec(SCHEMA)
    writeMeta(db, 'format', FORMAT)
    writeMeta(db, 'uid', uid)
    writeMeta(db, 'before', ALL_IDS)
    writeMeta(db, 'mark', 0)
  })()
  return db
}

function connect(file: string): Database.Database {
  const db = new Database(file, { timeout: 5_000 })
  try {
    db.pragma('journal_mode = WAL')
    // What was read is taken off the list of changes afterwards: it must outlast a power cut.
    db.pragma('synchronous = FULL')
    // Text of attempts that were deleted does not stay in free pages.
    db.pragma('secure_delete = ON')
    db.pragma('cache_size = -32000')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Whether an error says that what stands in the file is no index. */
export function isDamage(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code) || message.startsWith('no such table')
}

/** Whether it says that the file cannot be read at present. */
export function isUnreadable(error: unknown): boolean {
  return /^SQLITE_(IOERR|CANTOPEN|BUSY)/.test((error as { code?: string }).code ?? '')
}
