import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase } from '../server/store/client'
import { forgetLocalIdentity, type LocalIdentity, localIdentity } from '../server/store/installation'
import { openStore } from '../server/store/open-store'

export type TemporaryStore = LocalIdentity & {
  readonly folder: string
  readonly databaseFile: string
  /** Closes the database and removes the folder. */
  readonly remove: () => Promise<void>
}

/** Opens a store of its own in a temporary folder with a key of its own; the user's data and key are never touched. */
export function temporaryStore(): TemporaryStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-store-'))
  const databaseFile = path.join(folder, 'data/app.db')
  forgetLocalIdentity()
  const opened = openStore({
    dataDir: path.join(folder, 'data'),
    databaseFile,
    secretKey: null,
    secretKeyFile: path.join(folder, 'test.key'),
    keyFolder: folder,
  })
  if (!opened.ok) throw new Error(opened.problem)
  const remove = async () => {
    await closeDatabase()
    forgetLocalIdentity()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...localIdentity(), folder, databaseFile, remove }
}
