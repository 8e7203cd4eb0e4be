import 'server-only'
import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { MigrationError, migrate } from '../migrate'
import { schemaProblem } from '../storage/own-schema'
import { syncFile } from '../storage/sync-file'

export type ReadyRestoreInput = {
  readonly file: string
  /** Ids of the tokens that hold now: one that was ended since the copy was made stays ended. */
  readonly tokens: readonly string[]
}
export type ReadyRestoreOutput = { readonly ok: true; readonly migrations: number } | { readonly ok: false; readonly problem: string }

/**
 * Brings a copy that was inspected up to date and into one file that can take the database's place. Sign-ins and links of the copy end,
 * and tokens that hold no more are taken out, so that nothing that was ended since holds again.
 */
export function readyRestore({ file, tokens }: ReadyRestoreInput): ReadyRestoreOutput {
  try {
    const { applied } = migrate(file)
    // The migrations' own safety copy: what is restored is a copy already.
    rmSync(path.join(path.dirname(file), 'backups'), { recursive: true, force: true })
    const db = new Database(file, { fileMustExist: true })
    try {
      db.pragma('trusted_schema = OFF')
      const problem = schemaProblem(db)
      if (problem !== null) return { ok: false, problem: `It is no copy of a Sockscope database: ${problem}` }
      db.transaction(() => {
        db.prepare('DELETE FROM SignInSession').run()
        db.prepare('DELETE FROM Invitation WHERE acceptedAt IS NULL').run()
        db.prepare('DELETE FROM ApiToken WHERE id NOT IN (SELECT value FROM json_each(?))').run(JSON.stringify(tokens))
      })()
      // One made before free pages were given back step by step.
      if (db.pragma('auto_vacuum', { simple: true }) !== 2) {
        db.pragma('auto_vacuum = INCREMENTAL')
        db.exec('VACUUM')
      }
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.pragma('journal_mode = DELETE')
    } finally {
      db.close()
    }
    syncFile(file)
    return { ok: true, migrations: applied.length }
  } catch (error) {
    if (error instanceof MigrationError) return { ok: false, problem: error.message.replace(/\.$/, '') }
    throw error
  }
}
