import 'server-only'
import { randomBytes } from 'node:crypto'
import { masterKey } from '../../secrets/current'
import { makeKeyCheck } from '../../secrets/key-check'
import { beginKeyChange, type KeyChange } from '../../secrets/key-file'
import { keyFileOf } from '../../secrets/master-key'
import { inTransaction, statement } from '../client'
import { localIdentity, readInstallation } from '../installation'
import { openStore, type StoreSettings } from '../open-store'
import { appendAudit } from '../people/audit'
import { type Rewrapped, rewrap, WRAPPED_TABLES } from './rewrap'
import { settleKeyChange } from './settle'

const AUDIT = { personId: null, person: 'the console', action: 'key.rotate', subject: 'master key', detail: {} } as const

export type RotateSettings = StoreSettings & {
  /** The key to come; null: one is made, where the key lies in a file. */
  readonly newKey: Uint8Array | null
}
/** Where a test may look, or end the process. */
export type RotationStep = 'new-beside' | 'rewrapped' | 'file-replaced' | 'committed'
export type RotateResult =
  | {
      readonly ok: true
      readonly tables: readonly Rewrapped[]
      /** Browsers that were signed in: their cookies were signed with a key derived from the old one. */
      readonly sessions: number
      /** The key file that now holds the new key; null: the key comes from SECRET_KEY, which is to be changed by hand. */
      readonly file: string | null
    }
  | { readonly ok: false; readonly problem: string }

/**
 * Changes the master key: opens the store (which takes the data folder and checks the old key), wraps every data key anew and writes the
 * check value in one transaction. The key file is replaced inside that transaction, the old key beside it until the commit; a process that
 * ends in between leaves a state that the next start settles. Gives the sentence that says why not; then nothing was changed.
 */
export function rotateKey(settings: RotateSettings, at: (step: RotationStep) => void = () => {}): RotateResult {
  const refuse = (problem: string): RotateResult => ({ ok: false, problem })
  const { secretKey, newKey, databaseFile, dataDir } = settings
  if (readInstallationOf(databaseFile) === null)
    return refuse(`There is no data in ${dataDir} yet: set DATA_DIR to the folder whose key is to change.`)
  if (secretKey !== null && newKey === null)
    return refuse('The key comes from SECRET_KEY: set NEW_SECRET_KEY to the one to come, for example from `openssl rand -hex 32`.')
  const opened = openStore(settings)
  if (!opened.ok) return refuse(opened.problem)
  const before = masterKey()
  const after = newKey ?? new Uint8Array(randomBytes(32))
  if (Buffer.compare(before, after) === 0) return refuse('NEW_SECRET_KEY is the key in use: expected another one.')
  const uid = readInstallationOf(databaseFile)?.uid ?? ''
  const file = secretKey === null ? keyFileOf(settings, uid) : null
  try {
    const change = file === null ? null : beginKeyChange(file, after)
    at('new-beside')
    const result = inTransaction(() => {
      const tables = WRAPPED_TABLES.map((table) => rewrap(table, before, after))
      statement('UPDATE Installation SET keyCheck = ? WHERE id = 1').run(makeKeyCheck(after, uid))
      const sessions = statement('DELETE FROM SignInSession').run().changes
      appendAudit({ ...AUDIT, workspaceId: localIdentity().workspaceId })
      at('rewrapped')
      change?.put()
      at('file-replaced')
      return { tables, sessions }
    })
    at('committed')
    forgetOld(change)
    return { ok: true, ...result, file }
  } catch (error) {
    const installation = readInstallationOf(databaseFile)
    if (installation) settleKeyChange(settings, installation)
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    const way =
      file === null ? '' : ` Where ${file} cannot be replaced, set SECRET_KEY to the old key and NEW_SECRET_KEY to the one to come.`
    return refuse(`The key could not be changed (${reason}): everything is as before.${way}`)
  }
}

/** The log and the pages that were rewritten held data keys under the old key. What fails here the next start does. */
function forgetOld(change: KeyChange | null): void {
  try {
    statement('PRAGMA wal_checkpoint(TRUNCATE)').all()
    change?.done()
  } catch {}
}

function readInstallationOf(file: string) {
  try {
    return readInstallation(file)
  } catch {
    // What is no database is told by the opening of the store, with its remedy.
    return undefined
  }
}
