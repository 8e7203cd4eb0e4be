import 'server-only'
import path from 'node:path'
import { onShutdown } from '../../platform/shutdown'
import { singleton } from '../../platform/singleton'
import { databaseFile } from '../client'
import type { JobName, Jobs } from './jobs'
import { createPool, type RunOptions } from './pool'

/** The bundled thread. */
export const workerFile = (): string => path.join(/*turbopackIgnore: true*/ process.cwd(), 'build/store-worker.mjs')

/**
 * Does a heavy read of the store in a worker thread. Rejects with LimitError `deadline` when it was killed at its deadline or
 * `workers-busy` when too many wait, InputError `encrypted` or `bad-regex`, or the signal's reason.
 */
export function runInWorker<Name extends JobName>(
  job: Name,
  input: Jobs[Name]['input'],
  options: RunOptions,
): Promise<Jobs[Name]['output']> {
  const pool = singleton('store-workers', () => {
    const made = createPool({ file: workerFile(), databaseFile: databaseFile() })
    onShutdown('workers', () => made.close())
    return made
  })
  return pool.run(job, input, options)
}
