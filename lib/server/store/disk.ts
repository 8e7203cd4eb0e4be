import 'server-only'
import { rmSync, statfsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { monotonic, now } from '../platform/clock'
import { logger } from '../platform/logger'
import { singleton } from '../platform/singleton'
import { databaseFile, statement } from './client'

/** Kept free beside the database, so that rows and deletions can still be written when the disk is full. Octets; less on a small disk. */
export const RESERVE_BYTES = 67_108_864
/** Recording goes on when so much is free, beside the reserve. */
const ENOUGH_BYTES = 8_388_608
const LOOK_MS = 1_000
const CHUNK = Buffer.alloc(1_048_576)

type State = {
  /** When a write first failed for want of space; null: all is well. */
  since: Date | null
  words: string
  reserve: string | null
  lookedAt: number
  enough: boolean
}
const state = () => singleton<State>('disk', () => ({ since: null, words: '', reserve: null, lookedAt: 0, enough: true }))

/** Whether a write failed because the disk takes no more, or cannot be written to just now. */
export function isFullError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && (/^SQLITE_(FULL|IOERR)/.test(code) || ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
}

/** Since when the disk takes no more, and in words what it is: `is full`, or `cannot be written to (…)`; null while all is well. */
export function diskFull(): { readonly since: Date; readonly words: string } | null {
  const { since, words } = state()
  return since === null ? null : { since, words }
}

function wordsOf(error: unknown): string {
  const { code, message } = error as { code: string; message?: string } // safe: isFullError read its code
  return code.startsWith('SQLITE_IOERR') ? `cannot be written to (${message ?? code})` : 'is full'
}

/** Notes a write that failed for want of space: the reserve is given up, and large writes wait. */
export function noteWriteFailed(error: unknown): void {
  if (!isFullError(error)) return
  const disk = state()
  disk.words = wordsOf(error)
  disk.enough = false
  disk.lookedAt = monotonic()
  if (disk.since !== null) return
  disk.since = now()
  if (disk.reserve !== null) rmSync(/*turbopackIgnore: true*/ disk.reserve, { force: true })
  logger().error({ err: error }, `the disk ${disk.words}: recording is paused, sessions go on`)
}

/** Whether large writes should not be tried now. Looked at anew once a second. */
export function isPaused(): boolean {
  const disk = state()
  if (disk.since === null) return false
  if (!disk.enough && monotonic() - disk.lookedAt >= LOOK_MS) {
    disk.lookedAt = monotonic()
    disk.enough = hasRoom(disk)
  }
  return !disk.enough
}

/** Notes a large write that succeeded. After a time in which the disk was full it is not full any more, and the reserve is made again. */
export function noteWritten(): void {
  const disk = state()
  if (disk.since === null || !disk.enough) return
  logger().warn({ since: disk.since }, 'there is space again: recording goes on')
  disk.since = null
  if (disk.reserve !== null) void makeReserve(disk.reserve)
}

/** Space on the disk, or pages that were freed in the file by deleting. */
function hasRoom({ reserve }: State): boolean {
  try {
    const pages = (name: string) => statement(`PRAGMA ${name}`).pluck().get() as number
    if (pages('freelist_count') * pages('page_size') >= ENOUGH_BYTES) return true
    const folder = path.dirname(databaseFile())
    return freeBytes(folder) >= shareOf(folder, ENOUGH_BYTES) + (reserve === null ? 0 : shareOf(folder, RESERVE_BYTES))
  } catch {
    return true // Trying is the other way to find out.
  }
}

/** Octets this user may still write on the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(/*turbopackIgnore: true*/ folder)
  return Number(bavail) * Number(bsize)
}

/** So many octets, or an eighth of a small disk. */
function shareOf(folder: string, octets: number): number {
  const { blocks, bsize } = statfsSync(/*turbopackIgnore: true*/ folder)
  return Math.min(octets, Math.floor((Number(blocks) * Number(bsize)) / 8))
}

/** Does a small write; where the disk is full, once more after the reserve was given up. */
export function withReserve<Result>(write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    if (!isFullError(error)) throw error
    noteWriteFailed(error)
    return write()
  }
}

/** Keeps the reserve in the data folder from now on. A disk without room for it has none. */
export async function keepReserve(dataDir: string): Promise<void> {
  state().reserve = path.join(/*turbopackIgnore: true*/ dataDir, 'reserve')
  await makeReserve(state().reserve ?? '')
}

async function makeReserve(file: string): Promise<void> {
  const wanted = shareOf(path.dirname(file), RESERVE_BYTES)
  try {
    // A file with holes would reserve nothing: it is written.
    const reserve = await open(/*turbopackIgnore: true*/ file, 'a', 0o600)
    try {
      for (let { size } = await reserve.stat(); size < wanted; size += CHUNK.length) await reserve.write(CHUNK)
    } finally {
      await reserve.close()
    }
  } catch (error) {
    rmSync(/*turbopackIgnore: true*/ file, { force: true })
    logger().warn({ err: error, file }, 'there is no room for the reserve: less can be done when the disk is full')
  }
}
