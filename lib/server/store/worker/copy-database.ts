import 'server-only'
import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Reader } from '../read-segments'
import { syncFile } from '../storage/sync-file'

export type CopyDatabaseInput = { readonly to: string }
export type CopyDatabaseOutput = {
  readonly attempts: number
  /** The newest migration in it. */
  readonly migration: string
  /** What the check of the copy found; null: it is whole. */
  readonly damage: string | null
}

/**
 * Copies the database as it is now into a file of one piece, without free pages, and checks the copy. Writers go on meanwhile.
 * SQLite makes it from one view of the database: a copy of the file alone would lack what stands in its log.
 */
export function copyDatabase(reader: Reader, { to }: CopyDatabaseInput): CopyDatabaseOutput {
  closeSync(openSync(to, 'wx', 0o600))
  reader.statement('VACUUM INTO ?').run(to)
  const copy = new Database(to, { readonly: true })
  try {
    const [found] = copy.prepare('PRAGMA integrity_check(1)').pluck().all() as string[]
    const one = (sql: string) => copy.prepare(sql).pluck().get()
    return {
      attempts: one('SELECT count(*) FROM Attempt') as number, // safe: a count
      migration: one('SELECT max(migration_name) FROM _prisma_migrations') as string, // safe: the start applied some
      damage: found === 'ok' ? null : (found ?? 'no answer'),
    }
  } finally {
    copy.close()
    syncFile(to)
  }
}
