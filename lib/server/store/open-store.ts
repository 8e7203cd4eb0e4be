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
import { networkFileSystem } from './network-folder'
import { restoreWords } from './newest-copy'
import { settleKeyChange } from './rotate-key/settle'
import { removeForeignIndex, searchFile } from './search/index-file'
import { belongingOf } from './search/search-reader'
import { markRunning, markStopped } from './stop-mark'
import { finishRestore } from './storage/finish-restore'
import { RestoreError, settleRestore } from './storage/settle-restore'

export type OpenStoreResult =
  | ({
      readonly ok: true
      readonly interrupted: number
      readonly keyFrom: string
      /** The process before was not stopped: it was killed, or the machine went off. */
      readonly unclean: boolean
    } & MigrateResult)
  | { readonly ok: false; readonly problem: string }

export type StoreSettings = Pick<Environment, 'dataDir' | 'databaseFile' | 'secretKey' | 'secretKeyFile' | 'keyFolder'> &
  Partial<Pick<Environment, 'allowNetworkDataDir'>>

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
  const network = settings.allowNetworkDataDir === true ? null : networkFileSystem(dataDir)
  if (network !== null)
    return {
      ok: false,
      problem: `The data folder ${dataDir} is on a network file system (${network}), where SQLite can lose data: set DATA_DIR to a folder of this machine, or ALLOW_NETWORK_DATA_DIR=1 if you know that its locks work.`,
    }
  const lock = takeDataLock(dataDir)
  if (!lock.ok) return lock
  const unclean = markRunning(dataDir)
  const refuse = (problem: string): OpenStoreResult => {
    if (!unclean) markStopped(dataDir)
    lock.release()
    return { ok: false, problem }
  }
  try {
    const order = settleRestore(settings)
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
    onShutdown('lock', () => {
      markStopped(dataDir)
      lock.release()
    })
    if (installation === null) createInstallation({ uid, keyCheck: makeKeyCheck(loaded.key, uid) })
    setMasterKey(loaded.key)
    removeForeignIndex(searchFile(databaseFile), belongingOf(statement))
    if (order !== null) finishRestore(dataDir, order)
    return { ok: true, ...migrated, interrupted: markInterrupted(), keyFrom: loaded.from, unclean }
  } catch (error) {
    if (error instanceof MigrationError || error instanceof RestoreError) return refuse(error.message)
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(`The database ${databaseFile} cannot be opened (${reason}) and was left as it is; ${restoreWords(dataDir)}.`)
  }
}
