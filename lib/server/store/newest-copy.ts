import 'server-only'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { backupsOf, isBackupName } from './storage/copies'

/** The newest copy of the database in the folder `backups`; null where there is none. */
export function newestCopy(dataDir: string): string | null {
  const folder = backupsOf(dataDir)
  try {
    const copies = readdirSync(/*turbopackIgnore: true*/ folder).filter(isBackupName)
    const made = (name: string) => statSync(/*turbopackIgnore: true*/ path.join(folder, name)).mtimeMs
    return copies.map((name) => ({ file: path.join(folder, name), at: made(name) })).sort((a, b) => b.at - a.at)[0]?.file ?? null
  } catch {
    return null
  }
}

/** What to do about a database that cannot be used, as the end of a sentence. */
export function restoreWords(dataDir: string): string {
  const copy = newestCopy(dataDir)
  if (copy === null) return 'there is no copy in the folder backups: restore one of your own, or set DATA_DIR to another folder'
  return `the newest copy is ${copy}: put it in its place, or set DATA_DIR to another folder`
}
