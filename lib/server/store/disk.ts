import 'server-only'
import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { monotonic, now } from '../platform/clock'
import { logger } from '../platform/logger'
import { singleton } from '../platform/singleton'
import { databaseFile } from './client'
import { type DiskSpace, diskSpace } from './disk-space'
import { databaseSize } from './storage/database-size'

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
    const { freePages, pageBytes } = databaseSize()
    if (freePages * pageBytes >= ENOUGH_BYTES) return true
    const space = diskSpace(path.dirname(databaseFile()))
    return space.free >= shareOf(space, ENOUGH_BYTES) + (reserve === null ? 0 : shareOf(space, RESERVE_BYTES))
  } catch {
    return true // Trying is the other way to find out.
  }
}

/** So many octets, or an eighth of a small disk. */
const shareOf = ({ total }: DiskSpace, octets: number): number => Math.min(octets, Math.floor(total / 8))

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
  const reserve = path.join(/*turbopackIgnore: true*/ dataDir, 'reserve')
  state().reserve = reserve
  await makeReserve(reserve)
}

async function makeReserve(file: string): Promise<void> {
  const wanted = shareOf(diskSpace(path.dirname(file)), RESERVE_BYTES)
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
