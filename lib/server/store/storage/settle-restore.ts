import 'server-only'
import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { backupsOf, removeDatabase, restorePlace } from './copies'
import { type RestoreOrder, readOrder, removeOrder } from './restore-order'
import { syncFile } from './sync-file'

/** What a restore left cannot be done; the message is one sentence that says what to do. */
export class RestoreError extends Error {}

/** Where a test may look, or end the process. */
export type SettleStep = 'folded' | 'aside' | 'swapped' | 'synced'
type Settings = { readonly dataDir: string; readonly databaseFile: string }

/**
 * Does what a restore left for this start, before the database is opened: the log of the present database is written into it, it gets a
 * second name in `backups`, and the checked copy takes its place by one renaming. A process that ends in between leaves one of the two
 * whole, and the next start goes on. Gives what was done, for `finishRestore`; null where nothing waits.
 */
export function settleRestore({ dataDir, databaseFile }: Settings, at: (step: SettleStep) => void = () => {}): RestoreOrder | null {
  const order = readOrder(dataDir)
  const { folder, upload, candidate } = restorePlace(dataDir)
  if (order === null) {
    // What a restore that was not ordered left behind; somebody else's files stay.
    for (const file of [upload, candidate]) removeDatabase(file)
    return null
  }
  try {
    return carryOut(order, { dataDir, databaseFile }, at)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new RestoreError(
      `What ${order.kind === 'restore' ? `the restore of ${order.from}` : 'writing the database anew'} left for this start cannot be done (${reason}): make room and ${dataDir} writable, or remove ${folder} to go on with the database as it is.`,
    )
  }
}

function carryOut(order: RestoreOrder, { dataDir, databaseFile }: Settings, at: (step: SettleStep) => void): RestoreOrder | null {
  const { candidate } = restorePlace(dataDir)
  if (order.kind === 'rebuild') {
    // Rows may be numbered anew, which an index of them cannot know.
    forgetSearch(dataDir)
    rebuild(databaseFile)
    return order
  }
  const aside = path.join(/*turbopackIgnore: true*/ backupsOf(dataDir), order.aside)
  if (!existsSync(/*turbopackIgnore: true*/ candidate)) {
    const swapped = existsSync(/*turbopackIgnore: true*/ aside)
    if (swapped && existsSync(/*turbopackIgnore: true*/ databaseFile)) return order
    // The copy was taken away: the database of before is what there is.
    if (swapped) renameSync(/*turbopackIgnore: true*/ aside, databaseFile)
    removeOrder(dataDir)
    return null
  }
  mkdirSync(/*turbopackIgnore: true*/ path.dirname(aside), { recursive: true, mode: 0o700 })
  if (existsSync(/*turbopackIgnore: true*/ databaseFile)) {
    foldLog(databaseFile, aside)
    at('folded')
    nameAside(databaseFile, aside)
    syncFile(path.dirname(aside))
  }
  at('aside')
  // The log of a database must never lie beside another one: SQLite would write it into that.
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(/*turbopackIgnore: true*/ databaseFile + ending, { force: true })
  forgetSearch(dataDir)
  renameSync(/*turbopackIgnore: true*/ candidate, databaseFile)
  at('swapped')
  syncFile(path.dirname(databaseFile))
  at('synced')
  return order
}

/** Brings what stands in the log into the file itself, so that the file is the whole database. One that is damaged keeps its log beside it. */
function foldLog(file: string, aside: string): void {
  try {
    const db = new Database(file, { timeout: 5_000 })
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.pragma('journal_mode = DELETE')
    } finally {
      db.close()
    }
  } catch {
    if (existsSync(/*turbopackIgnore: true*/ `${file}-wal`)) nameAside(`${file}-wal`, `${aside}-wal`)
  }
  syncFile(file)
}

/** A second name for the same file; where the file system has none of these, the name alone moves. */
function nameAside(file: string, aside: string): void {
  if (existsSync(/*turbopackIgnore: true*/ aside)) return
  try {
    linkSync(/*turbopackIgnore: true*/ file, aside)
  } catch {
    renameSync(/*turbopackIgnore: true*/ file, aside)
  }
}

/** The index of a full-text search is made of the database, and is made anew of another one. */
function forgetSearch(dataDir: string): void {
  for (const name of readdirSync(/*turbopackIgnore: true*/ dataDir))
    if (/^search[\w-]*\.db(-\w+)?$/.test(name)) rmSync(path.join(/*turbopackIgnore: true*/ dataDir, name), { force: true })
}

/** Writes the database anew without free pages; SQLite itself does that whole or not at all. */
function rebuild(file: string): void {
  const db = new Database(file, { fileMustExist: true, timeout: 5_000 })
  try {
    db.pragma('auto_vacuum = INCREMENTAL')
    db.exec('VACUUM')
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}
