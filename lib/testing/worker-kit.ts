import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { workerBundle } from '../../scripts/setup/bundles.mjs'
import { onShutdown } from '../server/platform/shutdown'
import { singleton } from '../server/platform/singleton'
import { createPool } from '../server/store/worker/pool'

/** The worker thread, bundled for tests that need what it does. */
export type WorkerKit = {
  /** The bundle. */
  readonly file: string
  /** Gives the server of a test its threads. */
  start(databaseFile: string): void
  /** Removes the bundle. */
  remove(): void
}

export async function workerKit(): Promise<WorkerKit> {
  mkdirSync('build', { recursive: true })
  const folder = mkdtempSync(path.join('build', 'test-worker-'))
  const file = path.resolve(folder, 'thread.mjs')
  await build(workerBundle(file))
  return {
    file,
    start(databaseFile) {
      singleton('store-workers', () => {
        const pool = createPool({ file, databaseFile, size: 1, queue: 8 })
        onShutdown('workers', () => pool.close())
        singleton('storage-worker', () => pool)
        return pool
      })
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
