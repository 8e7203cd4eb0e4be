import 'server-only'
import { pragma } from '../client'

export type DatabaseSize = {
  readonly pageBytes: number
  readonly pages: number
  /** Pages that hold nothing: they are used again before the file grows. */
  readonly freePages: number
  /** Free pages can be given back step by step; otherwise only by writing the file anew. */
  readonly shrinks: boolean
}

const number = (name: string) => pragma(name) as number // safe: these give one number

/** How large the database is inside. */
export const databaseSize = (): DatabaseSize => ({
  pageBytes: number('page_size'),
  pages: number('page_count'),
  freePages: number('freelist_count'),
  shrinks: number('auto_vacuum') === 2,
})

/** Free pages given back in one step; measured: less than a millisecond. */
const STEP = 512

/** Gives one step of free pages back to the disk, down to about `keep` free ones. Gives how many are still to go. */
export function givePagesBack(keep: number): number {
  const { freePages, shrinks } = databaseSize()
  const more = freePages - keep
  if (!shrinks || more <= 0) return 0
  pragma(`incremental_vacuum(${STEP})`)
  return Math.max(0, more - STEP)
}

/** Writes the log to the database file as far as nobody reads it, so that the file is as small as its pages. */
export function checkpoint(): void {
  pragma('wal_checkpoint(PASSIVE)')
}
