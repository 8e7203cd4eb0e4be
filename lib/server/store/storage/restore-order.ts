import 'server-only'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { restorePlace } from './copies'
import { syncFile } from './sync-file'

/** What the next start has to do before it opens the database. */
export type RestoreOrder = {
  readonly id: string
  /** `restore`: a checked copy takes the database's place; `rebuild`: the database is written anew, without its free pages. */
  readonly kind: 'restore' | 'rebuild'
  /** The name of the copy; empty for a rebuild. */
  readonly from: string
  readonly at: string
  readonly personId: string
  readonly person: string
  /** Name in `backups` under which the database of before is kept; empty for a rebuild. */
  readonly aside: string
}

/** The order that waits in a data folder, null where none does. Throws where one is there that cannot be read. */
export function readOrder(dataDir: string): RestoreOrder | null {
  const { order } = restorePlace(dataDir)
  if (!existsSync(/*turbopackIgnore: true*/ order)) return null
  return JSON.parse(readFileSync(/*turbopackIgnore: true*/ order, 'utf8')) as RestoreOrder // safe: written whole by writeOrder
}

/** Leaves an order for the next start: as a whole or not at all. */
export function writeOrder(dataDir: string, order: RestoreOrder): void {
  const place = restorePlace(dataDir)
  mkdirSync(/*turbopackIgnore: true*/ place.folder, { recursive: true, mode: 0o700 })
  const draft = `${place.order}.new`
  writeFileSync(/*turbopackIgnore: true*/ draft, JSON.stringify(order), { mode: 0o600 })
  syncFile(draft)
  renameSync(draft, place.order)
  syncFile(place.folder)
}

/** Takes the order back, or has done it. */
export function removeOrder(dataDir: string): void {
  const place = restorePlace(dataDir)
  rmSync(/*turbopackIgnore: true*/ place.order, { force: true })
  if (existsSync(/*turbopackIgnore: true*/ place.folder)) syncFile(place.folder)
}
