import 'server-only'
import { mkdirSync } from 'node:fs'
import type { Environment } from '../../config/environment.mjs'
import { newId } from '../platform/ids'
import { onShutdown } from '../platform/shutdown'
import { setMasterKey } from '../secrets/current'
import { makeKeyCheck, passesKeyCheck } from '../secrets/key-check'
import { loadMasterKey } from '../secrets/master-key'
import { openDatabase, statement } from './client'
import { takeDataLock } from './data-lock'
import { createInstallation, readInstallation } from './installation'
import { markInterrupted } from './mark-interrupted'
import { type MigrateResult, MigrationError, migrate } from './migrate'
import { settleKeyChange } from './rotate-key/settle'
import { removeForeignIndex, searchFile } from './search/index-file'
import { belongingOf } from './search/search-reader'

export type OpenStoreResult =
  | ({ readonly ok: true; readonly interrupted: number; readonly keyFrom: string } & MigrateResult)
  | { readonly ok: false; readonly problem: string }

export type StoreSettings = Pick<Environment, 'dataDir' | 'databaseFile' | 'secretKey' | 'secretKeyFile' | 'keyFolder'>

/**
 * Takes the data folder, checks the master key, brings the database up to date and opens it.
 * Gives the sentence that says why not; a data folder of another key or of a newer version is left as it is.
 */
export function openStore(settings: StoreSettings): OpenStoreResult {
  const { dataDir, databaseFile } = settings
  try {
    mkdirSync(/*turbopackIgnore: true*/ dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    return { ok: false, problem: `The data folder ${dataDir} cannot be made (${code}): set DATA_DIR to a folder this user can write to.` }
  }
  const lock = takeDataLock(dataDir)
  if (!lock.ok) return lock
  const refuse = (problem: string): OpenStoreResult => {
    lock.release()
    return { ok: false, problem }
  }
  try {
    const installation = readInstallation(databaseFile)
    const uid = installation?.uid ?? newId()
    if (installation !== null) settleKeyChange(settings, installation)
    const loaded = loadMasterKey(settings, uid, { mayMake: installation === null })
    if (!loaded.ok) return refuse(loaded.problem)
    if (installation !== null && !passesKeyCheck(loaded.key, uid, installation.keyCheck))
      return refuse(
        `The key from ${loaded.from} is not the one the data folder ${dataDir} was written with: set SECRET_KEY or SECRET_KEY_FILE to that key, or DATA_DIR to another folder.`,
      )
    const migrated = migrate(databaseFile)
    openDatabase(databaseFile)
    // After the database: stages close in order, members of one stage at once, and the lock must outlive the last write.
    onShutdown('lock', lock.release)
    if (installation === null) createInstallation({ uid, keyCheck: makeKeyCheck(loaded.key, uid) })
    setMasterKey(loaded.key)
    removeForeignIndex(searchFile(databaseFile), belongingOf(statement))
    return { ok: true, ...migrated, interrupted: markInterrupted(), keyFrom: loaded.from }
  } catch (error) {
    if (error instanceof MigrationError) return refuse(error.message)
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(`The database ${databaseFile} cannot be opened (${reason}): restore a copy from the folder backups, or set DATA_DIR.`)
  }
}
