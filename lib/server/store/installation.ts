import 'server-only'
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { forgetSingleton, singleton } from '../platform/singleton'
import { inTransaction, statement } from './client'

export type Installation = { readonly uid: string; readonly keyCheck: Uint8Array }

/**
 * Reads which installation a database file belongs to without changing anything; null where the file or the row is absent.
 * Asked before migrations, so that a wrong master key leaves the file as it is.
 */
export function readInstallation(file: string): Installation | null {
  if (!existsSync(/*turbopackIgnore: true*/ file)) return null
  const db = new Database(file, { readonly: true, timeout: 5_000 })
  try {
    const table = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Installation'`).get()
    if (table === undefined) return null
    return (db.prepare('SELECT uid, keyCheck FROM Installation WHERE id = 1').get() as Installation | undefined) ?? null
  } finally {
    db.close()
  }
}

/** Writes the installation row, the first workspace and the local person, in one transaction. */
export function createInstallation({ uid, keyCheck }: Installation): void {
  const at = now().getTime()
  inTransaction(() => {
    statement('INSERT INTO Installation (id, uid, keyCheck, createdAt) VALUES (1, ?, ?, ?)').run(uid, keyCheck, at)
    statement('INSERT INTO Workspace (id, name, createdAt) VALUES (?, ?, ?)').run(newId(), 'My workspace', at)
    statement('INSERT INTO Person (id, name, createdAt) VALUES (?, ?, ?)').run(newId(), 'Me', at)
  })
}

export type LocalIdentity = { readonly workspaceId: string; readonly personId: string }

/** The first workspace and person: everyone's, until a team exists. */
export function localIdentity(): LocalIdentity {
  return singleton('local-identity', () => {
    const first = (table: 'Workspace' | 'Person') =>
      statement(`SELECT id FROM ${table} ORDER BY createdAt, id LIMIT 1`).get() as { id: string } | undefined
    const workspace = first('Workspace')
    const person = first('Person')
    if (workspace === undefined || person === undefined) throw new Error('the database has no workspace or no person')
    return { workspaceId: workspace.id, personId: person.id }
  })
}

/** For tests that open one database after another. */
export function forgetLocalIdentity(): void {
  forgetSingleton('local-identity')
}
