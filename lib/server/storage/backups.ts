import 'server-only'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { InputError, LimitError, NotFoundError } from '@/lib/core/errors/errors'
import type { SignedIn } from '@/lib/server/auth/caller'
import type { ExportedFile } from '@/lib/server/export/exported-file'
import { now } from '@/lib/server/platform/clock'
import { backupsOf, isBackupName } from '@/lib/server/store/storage/copies'
import { databaseSize } from '@/lib/server/store/storage/database-size'
import { syncFile } from '@/lib/server/store/storage/sync-file'
import { runInStorageWorker } from '@/lib/server/store/worker/run-in-worker'
import { audit } from '@/lib/server/team/audit'
import packageJson from '@/package.json'
import { assertSpace, dataFolder, fileBytes } from './data-folder'
import { inStorageJob } from './storage-job'

/** Copies in the folder beyond which no more are made by hand, nor is a restore begun, which leaves one too. */
export const MOST_BACKUPS = 20
const DEADLINE_MS = 60 * 60_000

/** One copy of the database; what is not known of it is null. */
export type Backup = {
  readonly name: string
  readonly at: string
  readonly bytes: number
  /** Why it was made: by hand, before the tables were changed, before a restore. */
  readonly reason: 'asked' | 'migration' | 'restore' | 'unknown'
  readonly by: string | null
  readonly version: string | null
  readonly attempts: number | null
}
type Note = Pick<Backup, 'at' | 'by' | 'version' | 'attempts'>

export const backupFile = (name: string): string => path.join(/*turbopackIgnore: true*/ backupsOf(dataFolder()), name)
const noteFile = (file: string) => `${file.slice(0, -3)}.json`
const reasonOf = (name: string): Backup['reason'] =>
  name.startsWith('backup-')
    ? 'asked'
    : name.startsWith('before-restore-')
      ? 'restore'
      : name.startsWith('before-')
        ? 'migration'
        : 'unknown'

/** The copies in the folder, the newest first. */
export function listBackups(): readonly Backup[] {
  const folder = backupsOf(dataFolder())
  if (!existsSync(/*turbopackIgnore: true*/ folder)) return []
  const names = readdirSync(/*turbopackIgnore: true*/ folder).filter(isBackupName)
  return names.flatMap((name) => read(name) ?? []).sort((a, b) => (a.at < b.at ? 1 : -1))
}

function read(name: string): Backup | null {
  const file = backupFile(name)
  const found = statSync(/*turbopackIgnore: true*/ file, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile()) return null
  const known: Note = { at: found.mtime.toISOString(), by: null, version: null, attempts: null }
  return { ...known, ...readNote(noteFile(file)), name, bytes: found.size, reason: reasonOf(name) }
}

function readNote(file: string): Partial<Note> {
  try {
    return JSON.parse(readFileSync(/*turbopackIgnore: true*/ file, 'utf8')) as Note // safe: written below
  } catch {
    return {}
  }
}

/** Notes beside a copy when, by whom and with what it was made. */
export function noteBackup(name: string, note: Note): void {
  mkdirSync(/*turbopackIgnore: true*/ backupsOf(dataFolder()), { recursive: true, mode: 0o700 })
  writeFileSync(/*turbopackIgnore: true*/ noteFile(backupFile(name)), JSON.stringify(note), { mode: 0o600 })
}

/** Throws LimitError `too-many-backups` where one more copy is one too many. */
export function assertRoomForBackup(): void {
  if (listBackups().length >= MOST_BACKUPS)
    throw new LimitError('too-many-backups', `There are ${MOST_BACKUPS} copies, as many as are kept: delete one first`)
}

/**
 * Makes a copy of the database while sessions go on, checks it, and lists it only when it is whole. Throws LimitError
 * `too-many-backups`, `disk-space`, ConflictError `storage-busy`.
 */
export async function makeBackup(caller: SignedIn): Promise<Backup> {
  assertRoomForBackup()
  const { pages, freePages, pageBytes } = databaseSize()
  const total = (pages - freePages) * pageBytes
  assertSpace('The copy', total)
  const at = now().toISOString()
  const name = `backup-${at.replace(/[:.]/g, '-')}.db`
  const file = backupFile(name)
  const part = `${file}.part`
  mkdirSync(/*turbopackIgnore: true*/ path.dirname(file), { recursive: true, mode: 0o700 })
  return inStorageJob({ kind: 'backup', by: caller.name, total, done: () => fileBytes(part) }, async () => {
    forgetParts()
    try {
      const { attempts, damage } = await runInStorageWorker('copy-database', { to: part }, { deadlineMs: DEADLINE_MS })
      if (damage !== null) throw new Error(`the copy of the database is not whole: ${damage}`)
      noteBackup(name, { at, by: caller.name, version: packageJson.version, attempts })
      renameSync(/*turbopackIgnore: true*/ part, file)
      syncFile(path.dirname(file))
      audit(caller, 'storage.backup', name, { bytes: fileBytes(file), attempts })
      return existing(name)
    } finally {
      rmSync(/*turbopackIgnore: true*/ part, { force: true })
    }
  })
}

/** Copies that a process which was killed did not finish. */
function forgetParts(): void {
  const folder = backupsOf(dataFolder())
  for (const name of readdirSync(/*turbopackIgnore: true*/ folder))
    if (name.endsWith('.db.part')) rmSync(path.join(/*turbopackIgnore: true*/ folder, name), { force: true })
}

/** The copy of that name. Throws InputError for what is no name of one, NotFoundError. */
export function existing(name: string): Backup {
  if (!isBackupName(name)) throw new InputError('invalid-input', 'This is no name of a copy: expected one of the list')
  const found = read(name)
  if (found === null) throw new NotFoundError(`There is no copy ${name}`)
  return found
}

/** Deletes a copy for good. Throws InputError, NotFoundError. */
export function removeBackup(caller: SignedIn, name: string): void {
  const { bytes, at } = existing(name)
  const file = backupFile(name)
  for (const one of [file, `${file}-wal`, noteFile(file)]) rmSync(/*turbopackIgnore: true*/ one, { force: true })
  audit(caller, 'storage.delete-backup', name, { bytes, at })
}

/** A copy as a file. Its facts are sealed, and names, addresses and hashes of passwords and tokens are in it. Throws InputError, NotFoundError. */
export function downloadBackup(caller: SignedIn, name: string): ExportedFile {
  const { bytes } = existing(name)
  audit(caller, 'storage.download', name, { bytes })
  return { name, type: 'application/vnd.sqlite3', pieces: createReadStream(backupFile(name), { highWaterMark: 262_144 }) }
}
