import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { searchWorkerBundle, workerBundle } from '../../scripts/setup/bundles.mjs'
import { onShutdown } from '../server/platform/shutdown'
import { singleton } from '../server/platform/singleton'
import { createPool } from '../server/store/worker/pool'

/** The worker thread, bundled for tests that need what it does. */
export type WorkerKit = {
  /** Gives the server of a test its threads. */
  start(databaseFile: string): void
  /** Removes the bundle. */
  remove(): void
}

/** `index`: with the thread that reads attempts into the search index. */
export async function workerKit({ index = false } = {}): Promise<WorkerKit> {
  mkdirSync('build', { recursive: true })
  const folder = mkdtempSync(path.join('build', 'test-worker-'))
  const file = path.resolve(folder, 'thread.mjs')
  await build(workerBundle(file))
  const indexFile = path.resolve(folder, 'index-thread.mjs')
  if (index) await build(searchWorkerBundle(indexFile))
  return {
    start(databaseFile) {
      const threads = (name: string, bundle: string) =>
        singleton(name, () => {
          const pool = createPool({ file: bundle, databaseFile, size: 1, queue: 8 })
          onShutdown('workers', () => pool.close())
          return pool
        })
      const pool = threads('store-workers', file)
      for (const name of ['storage-worker', 'check-worker']) singleton(name, () => pool)
      if (index) threads('search-workers', indexFile)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
