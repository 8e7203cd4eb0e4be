import 'server-only'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'
import { PrismaClient } from '../../generated/prisma/client'
import { onShutdown } from '../platform/shutdown'
import { forgetSingleton, singleton } from '../platform/singleton'
import { createSearchReader, type SearchReader } from './search/search-reader'
import { addSearchTables } from './search/search-tables'

const NAME = 'database'
/** Statements wait this long for another connection's write lock. */
export const BUSY_MS = 5_000
/** Octets that the write-ahead log keeps after its content was written to the database. */
export const WAL_LIMIT = 16_777_216

type Statement = Database.Statement<unknown[], unknown>
type Open = {
  readonly file: string
  readonly connection: Database.Database
  readonly statements: Map<string, Statement>
  readonly search: SearchReader
  prisma: PrismaClient | null
}

/**
 * Opens the database of this process. All writes go through this one synchronous connection: a transaction that waited between
 * two statements on a connection of its own would keep it, and with it the event loop, from the write lock.
 */
export function openDatabase(file: string): void {
  singleton<Open>(NAME, () => {
    const connection = new Database(file, { timeout: BUSY_MS })
    connection.pragma('journal_mode = WAL')
    // In WAL mode a power cut may lose the newest commits, never the file's integrity.
    connection.pragma('synchronous = NORMAL')
    // 16 MB: each page of a fast session is then written to the database once, not with every fourth megabyte.
    connection.pragma('wal_autocheckpoint = 4000')
    // What a long read held up is given back: the log stays at most this large once it was written to the database.
    connection.pragma(`journal_size_limit = ${WAL_LIMIT}`)
    connection.pragma('foreign_keys = ON')
    connection.pragma('cache_size = -16000')
    const search = createSearchReader(file)
    addSearchTables(connection, search)
    return { file, connection, statements: new Map(), search, prisma: null }
  })
  onShutdown('database', closeDatabase)
}

function opened(): Open {
  return singleton<Open>(NAME, () => {
    throw new Error('the database is not open')
  })
}

/** Closes both connections; what is asked of the store afterwards throws. */
export async function closeDatabase(): Promise<void> {
  let current: Open
  try {
    current = opened()
  } catch {
    return
  }
  forgetSingleton(NAME)
  await current.prisma?.$disconnect()
  current.search.close()
  current.connection.close()
}

/** This process's own connection and the index beside it, for lists. */
export const ownListing = () => ({ statement, search: opened().search })

/** Path of the database file, for connections of worker threads. */
export function databaseFile(): string {
  return opened().file
}

/** A prepared statement of the one writing connection, prepared once. */
export function statement(sql: string): Statement {
  const { statements, connection } = opened()
  const known = statements.get(sql)
  if (known !== undefined) return known
  const made = connection.prepare<unknown[], unknown>(sql)
  statements.set(sql, made)
  return made
}

/** Runs a pragma of the one writing connection to its end; gives the first column of its first row. */
export function pragma(source: string): unknown {
  const [row] = opened().connection.pragma(source) as Record<string, unknown>[] // safe: rows by column
  return row === undefined ? undefined : Object.values(row)[0]
}

/** Runs `work` in one transaction that holds the write lock from its first statement; `work` may not wait. */
export function inTransaction<Result>(work: () => Result): Result {
  return opened().connection.transaction(work).immediate()
}

/** Prisma, for reads with filters. Writes go through `statement`. */
export function prisma(): PrismaClient {
  const current = opened()
  current.prisma ??= new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: `file:${current.file}`, timeout: BUSY_MS }, { timestampFormat: 'unixepoch-ms' }),
  })
  return current.prisma
}
