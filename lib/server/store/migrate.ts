import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { backupsOf } from './storage/copies'

// The table of `prisma migrate`, so that its commands and this runner can be used on one database in any order.
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }
type AppliedRow = { readonly migration_name: string; readonly checksum: string; readonly finished_at: unknown }

/** The database cannot be brought up to date; the message is one sentence that says what to do. Nothing was changed. */
export class MigrationError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MigrationError'
  }
}

/** Where a migration may be cut short, in this order. */
export type MigrationStep = 'copying' | 'copied' | 'begun' | 'applied' | 'recorded' | 'committed'

export type MigrateResult = { readonly applied: readonly string[]; readonly backup: string | null }

const ownMigrations = () => path.join(/*turbopackIgnore: true*/ process.cwd(), 'prisma/migrations')

/**
 * Applies the migrations of `folder` that `file` lacks, each in a transaction, and makes the database first where there is none.
 * A database that has tables is copied to `backups/` beside it before anything is applied. `reached` is told each step. Throws MigrationError.
 */
export function migrate(
  file: string,
  folder = ownMigrations(),
  now = new Date(),
  reached: (step: MigrationStep, migration: string) => void = () => {},
): MigrateResult {
  const migrations = readMigrations(folder)
  closeSync(openSync(/*turbopackIgnore: true*/ file, 'a', 0o600)) // SQLite gives its other files the mode of this one
  const db = new Database(file, { timeout: 30_000 })
  try {
    // Only a file that is made here: in one that has tables it would write the header at every start.
    if (tableNames(db).length === 0) db.pragma('auto_vacuum = INCREMENTAL')
    db.pragma('journal_mode = WAL')
    const known = appliedRows(db)
    const pending = pendingOf(migrations, known)
    if (pending.length === 0) return { applied: [], backup: null }
    const first = pending[0]?.name ?? ''
    const backup = hasTables(db) ? copyAside(db, file, first, now, () => reached('copying', first)) : null
    reached('copied', first)
    // Prisma's table rebuilds need this, and it cannot change inside a transaction.
    db.pragma('foreign_keys = OFF')
    db.exec(TABLE)
    for (const migration of pending) apply(db, migration, now, (step) => reached(step, migration.name))
    return { applied: pending.map((migration) => migration.name), backup }
  } finally {
    db.close()
  }
}

/** The migrations of a folder, in order; of this version where none is named. */
export function readMigrations(folder = ownMigrations()): readonly Migration[] {
  const names = readdirSync(/*turbopackIgnore: true*/ folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return names.map((name) => {
    const sql = readFileSync(/*turbopackIgnore: true*/ path.join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

function tableNames(db: Database.Database): readonly string[] {
  return db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all() as string[]
}

const hasTables = (db: Database.Database) => tableNames(db).some((name) => name !== '_prisma_migrations')

function appliedRows(db: Database.Database): readonly AppliedRow[] {
  if (!tableNames(db).includes('_prisma_migrations')) return []
  const sql = 'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL'
  return db.prepare(sql).all() as AppliedRow[]
}

function pendingOf(migrations: readonly Migration[], applied: readonly AppliedRow[]): readonly Migration[] {
  const own = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const migration = own.get(row.migration_name)
    if (migration === undefined)
      throw new MigrationError(
        `The data was written by a newer Sockscope (it has the migration ${row.migration_name}, unknown here): start that version, or restore a copy from the folder backups.`,
      )
    if (row.finished_at === null)
      throw new MigrationError(
        `The migration ${row.migration_name} failed earlier: restore a copy from the folder backups, then start again.`,
      )
    if (row.checksum !== migration.checksum)
      throw new MigrationError(
        `The migration ${row.migration_name} was changed after it had been applied: bring its file back to what it was.`,
      )
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return migrations.filter((migration) => !done.has(migration.name))
}

function copyAside(db: Database.Database, file: string, before: string, now: Date, copying: () => void): string {
  const folder = backupsOf(path.dirname(file))
  mkdirSync(/*turbopackIgnore: true*/ folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(/*turbopackIgnore: true*/ folder))
    if (name.endsWith('.partial')) rmSync(path.join(folder, name), { force: true })
  const copy = path.join(folder, `before-${before}-${now.toISOString().replace(/[:.]/g, '-')}.db`)
  // Under another name until it is whole: a copy that was cut short must not look like one.
  const partial = `${copy}.partial`
  db.prepare('VACUUM INTO ?').run(partial)
  copying()
  chmodSync(/*turbopackIgnore: true*/ partial, 0o600)
  renameSync(/*turbopackIgnore: true*/ partial, copy)
  return copy
}

function apply(db: Database.Database, migration: Migration, now: Date, reached: (step: MigrationStep) => void): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    reached('begun')
    db.exec(migration.sql)
    reached('applied')
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${broken.length} broken references`)
    db.prepare(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)`,
    ).run(randomUUID(), migration.checksum, now.getTime(), migration.name, now.getTime())
    reached('recorded')
    db.exec('COMMIT')
    reached('committed')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(
      `The migration ${migration.name} cannot be applied (${reason}): the data is as before; report this with the sentence.`,
    )
  }
}
