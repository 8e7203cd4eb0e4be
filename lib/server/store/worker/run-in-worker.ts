import 'server-only'
import path from 'node:path'
import { onShutdown } from '../../platform/shutdown'
import { singleton } from '../../platform/singleton'
import { databaseFile } from '../client'
import type { IndexAttemptsInput, IndexAttemptsOutput } from './index-attempts'
import type { JobName, Jobs } from './jobs'
import { createPool, type Pool, type RunOptions } from './pool'

/**
 * Does a heavy read of the store in a worker thread. Rejects with LimitError `deadline` when it was killed at its deadline or
 * `workers-busy` when too many wait, InputError `encrypted` or `bad-regex`, or the signal's reason.
 */
export function runInWorker<Name extends Exclude<JobName, 'index-attempts'>>(
  job: Name,
  input: Jobs[Name]['input'],
  options: RunOptions,
): Promise<Jobs[Name]['output']> {
  return poolOf('store-workers', 'build/store-worker.mjs').run(job, input, options)
}

/** Reads attempts into the search index, in a thread of its own. Rejects as `runInWorker` does. */
export function runInIndexer(input: IndexAttemptsInput, options: RunOptions): Promise<IndexAttemptsOutput> {
  return poolOf('search-workers', 'build/search-worker.mjs', 1).run('index-attempts', input, options)
}

function poolOf(name: string, bundle: string, size?: number): Pool {
  return singleton(name, () => {
    const file = path.join(/*turbopackIgnore: true*/ process.cwd(), bundle)
    const made = createPool({ file, databaseFile: databaseFile(), ...(size === undefined ? {} : { size }) })
    onShutdown('workers', () => made.close())
    return made
  })
}
