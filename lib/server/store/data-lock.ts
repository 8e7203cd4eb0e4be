import 'server-only'
import path from 'node:path'
import Database from 'better-sqlite3'

export type DataLock = { readonly ok: true; readonly release: () => void } | { readonly ok: false; readonly problem: string }

/**
 * Takes the data folder for this process. The lock is a transaction held open on `lock.db`: the system drops it with the process,
 * however that ends.
 */
export function takeDataLock(dataDir: string): DataLock {
  let connection: Database.Database | null = null
  try {
    connection = new Database(path.join(/*turbopackIgnore: true*/ dataDir, 'lock.db'), { timeout: 0 })
    connection.exec('BEGIN EXCLUSIVE')
    const held = connection
    return { ok: true, release: () => void held.close() }
  } catch (error) {
    connection?.close()
    const code = (error as { code?: string }).code ?? String(error)
    if (code.startsWith('SQLITE_BUSY'))
      return { ok: false, problem: `Another Sockscope uses the data folder ${dataDir}: stop it, or set DATA_DIR to another folder.` }
    return { ok: false, problem: `The data folder ${dataDir} cannot be written to (${code}): make it writable, or set DATA_DIR.` }
  }
}
