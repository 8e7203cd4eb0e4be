import 'server-only'
import { constants, mkdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { ConflictError, InputError, NotFoundError } from '@/lib/core/errors/errors'
import type { SignedIn } from '@/lib/server/auth/caller'
import { config } from '@/lib/server/config'
import { now } from '@/lib/server/platform/clock'
import { newId } from '@/lib/server/platform/ids'
import { passesKeyCheck } from '@/lib/server/secrets/key-check'
import { loadMasterKey } from '@/lib/server/secrets/master-key'
import { isStarted, restart } from '@/lib/server/stop'
import { tokenIds } from '@/lib/server/store/people/api-tokens'
import { removeDatabase, restorePlace } from '@/lib/server/store/storage/copies'
import { type RestoreOrder, readOrder, removeOrder, writeOrder } from '@/lib/server/store/storage/restore-order'
import type { Inspected } from '@/lib/server/store/worker/inspect-database'
import { runInStorageWorker } from '@/lib/server/store/worker/run-in-worker'
import { audit } from '@/lib/server/team/audit'
import packageJson from '@/package.json'
import { assertSessionsMayEnd } from './assert-sessions-may-end'
import { assertRoomForBackup, backupFile, existing, noteBackup } from './backups'
import { assertSpace, dataFolder, fileBytes } from './data-folder'
import { inStorageJob } from './storage-job'
import { uploadedBytes } from './upload'

export type RestoreInput = {
  /** Name of a copy in the list; null: what was uploaded. */
  readonly backup: string | null
  /** What an upload is called. */
  readonly name?: string
  /** That sessions run and end by it was seen. */
  readonly endSessions?: boolean
}
export type Staged = {
  readonly id: string
  /** `now`: the server stops and starts again by itself; `by-hand`: it does so at the next start. */
  readonly restarts: 'now' | 'by-hand'
  readonly attempts: number
  readonly migrations: number
}
const DEADLINE_MS = 60 * 60_000

/**
 * Checks a copy, brings it up to date beside the database, and leaves the order to the next start, which it brings about where it can.
 * Nothing is changed in the present database. Throws InputError `not-restorable` with what is wrong with the copy, ConflictError
 * `sessions-running`, `restore-waits`, `storage-busy`, LimitError, NotFoundError.
 */
export async function stageRestore(caller: SignedIn, { backup, name, endSessions = false }: RestoreInput): Promise<Staged> {
  assertNoOrder()
  assertSessionsMayEnd(endSessions)
  assertRoomForBackup()
  const folder = dataFolder()
  const place = restorePlace(folder)
  const from = backup === null ? (name ?? 'an uploaded copy') : existing(backup).name
  const bytes = backup === null ? uploadedBytes() : existing(backup).bytes
  if (backup === null && bytes === 0) throw new NotFoundError('Nothing was uploaded: choose a file first')
  assertSpace('The restore', backup === null ? bytes : 2 * bytes)
  return inStorageJob({ kind: 'restore', by: caller.name, total: bytes, done: () => fileBytes(place.candidate) }, async () => {
    const source = backup === null ? place.upload : backupFile(backup)
    try {
      const seen = await inspected(source)
      mkdirSync(/*turbopackIgnore: true*/ place.folder, { recursive: true, mode: 0o700 })
      removeDatabase(place.candidate)
      if (backup === null) renameSync(/*turbopackIgnore: true*/ source, place.candidate)
      else await copyFile(/*turbopackIgnore: true*/ source, place.candidate, constants.COPYFILE_FICLONE)
      const ready = await runInStorageWorker('ready-restore', { file: place.candidate, tokens: tokenIds() }, { deadlineMs: DEADLINE_MS })
      if (!ready.ok) throw new InputError('not-restorable', ready.problem)
      const order = orderOf(caller, from)
      noteBackup(order.aside, { at: order.at, by: caller.name, version: packageJson.version, attempts: null })
      audit(caller, 'storage.restore-asked', from, { attempts: seen.attempts })
      writeOrder(folder, order)
      return { id: order.id, restarts: ordered(), attempts: seen.attempts, migrations: ready.migrations }
    } catch (error) {
      removeDatabase(place.candidate)
      throw error
    } finally {
      if (backup === null) removeDatabase(place.upload)
    }
  })
}

async function inspected(file: string): Promise<Extract<Inspected, { ok: true }>> {
  const seen = await runInStorageWorker('inspect-database', { file }, { deadlineMs: DEADLINE_MS })
  if (!seen.ok) throw new InputError('not-restorable', seen.problem)
  // As the next start will: another installation's key may lie in the folder of keys too.
  const key = loadMasterKey(config(), seen.uid, { mayMake: false })
  if (!key.ok || !passesKeyCheck(key.key, seen.uid, seen.keyCheck))
    throw new InputError(
      'not-restorable',
      'Its secrets and facts are sealed with another master key: put the key it was made with in the place of this one, or choose another copy',
    )
  return seen
}

function orderOf({ personId, name }: SignedIn, from: string): RestoreOrder {
  const at = now().toISOString()
  return { id: newId(), kind: 'restore', from, at, personId, person: name, aside: `before-restore-${at.replace(/[:.]/g, '-')}.db` }
}

/** Has the database written anew at a restart, so that its free pages are given back, now and from then on step by step. */
export function stageRebuild({ personId, name: person }: SignedIn): Staged['restarts'] {
  assertNoOrder()
  writeOrder(dataFolder(), { id: newId(), kind: 'rebuild', from: '', at: now().toISOString(), personId, person, aside: '' })
  return ordered()
}

function ordered(): Staged['restarts'] {
  if (!isStarted()) return 'by-hand'
  restart('a restore asks for it')
  return 'now'
}

/** Takes back what waits for the next start. Throws NotFoundError. */
export function takeBackOrder(caller: SignedIn): void {
  const order = readOrder(dataFolder())
  if (order === null) throw new NotFoundError('Nothing waits for the next start')
  removeOrder(dataFolder())
  removeDatabase(restorePlace(dataFolder()).candidate)
  rmSync(/*turbopackIgnore: true*/ backupFile(order.aside || 'none.db').replace(/\.db$/, '.json'), { force: true })
  audit(caller, 'storage.take-back', order.from || 'rebuild')
}

function assertNoOrder(): void {
  if (readOrder(dataFolder()) !== null)
    throw new ConflictError('restore-waits', 'A restore waits for the next start: restart Sockscope, or take it back first')
}
