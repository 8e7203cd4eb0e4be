import 'server-only'
import { rmSync } from 'node:fs'
import path from 'node:path'

/** Where copies of the database lie, beside it. */
export const backupsOf = (dataDir: string): string => path.join(/*turbopackIgnore: true*/ dataDir, 'backups')

/** Where a restore is made ready, beside the database: on the same file system, so that a file can take the database's place at once. */
export function restorePlace(dataDir: string) {
  const folder = path.join(/*turbopackIgnore: true*/ dataDir, 'restore')
  const at = (name: string) => path.join(/*turbopackIgnore: true*/ folder, name)
  return {
    folder,
    /** What is being uploaded. */
    upload: at('upload.db'),
    /** What is to become the database: checked and brought up to date. */
    candidate: at('candidate.db'),
    /** What the next start has to do. */
    order: at('order.json'),
  }
}

/** Removes a database with what SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(/*turbopackIgnore: true*/ file + ending, { force: true })
}

/** Names of copies: nothing that leads out of the folder, no hidden file. */
export const isBackupName = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{0,150}\.db$/i.test(name) && !name.includes('..')
