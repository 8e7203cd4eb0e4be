import 'server-only'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const fileIn = (dataDir: string) => path.join(/*turbopackIgnore: true*/ dataDir, 'running')

/** Marks that a process works in the data folder. Gives whether the one before ended without taking its mark away. */
export function markRunning(dataDir: string): boolean {
  const unclean = existsSync(/*turbopackIgnore: true*/ fileIn(dataDir))
  if (!unclean) writeFileSync(/*turbopackIgnore: true*/ fileIn(dataDir), '', { mode: 0o600 })
  return unclean
}

/** Marks that the process closed its database. */
export function markStopped(dataDir: string): void {
  rmSync(/*turbopackIgnore: true*/ fileIn(dataDir), { force: true })
}
