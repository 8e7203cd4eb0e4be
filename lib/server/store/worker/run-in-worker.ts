import 'server-only'
import path from 'node:path'
import { onShutdown } from '../../platform/shutdown'
import { singleton } from '../../platform/singleton'
import { databaseFile } from '../client'
import type { IndexAttemptsInput, IndexAttemptsOutput } from './index-attempts'
import type { JobName, Jobs } from './jobs'
import { createPool, type Pool, type RunOptions } from './pool'

/** The bundled thread. */
const workerFile = (): string => path.join(/*turbopackIgnore: true*/ process.cwd(), 'build/store-worker.mjs')

/**
 * Does a heavy read of the store in a worker thread. Rejects with LimitError `deadline` when it was killed at its deadline or
 * `workers-busy` when too many wait, InputError `encrypted` or `bad-regex`, or the signal's reason.
 */
export function runInWorker<Name extends Exclude<JobName, 'index-attempts'>>(
  job: Name,
  input: Jobs[Name]['input'],
  options: RunOptions,
): Promise<Jobs[Name]['output']> {
  return poolOf('store-workers', 2).run(job, input, options)
}

/** Like `runInWorker`, for work on whole files that takes minutes: one at a time, in a thread of its own. */
export function runInStorageWorker<Name extends JobName>(
  job: Name,
  input: Jobs[Name]['input'],
  options: RunOptions,
): Promise<Jobs[Name]['output']> {
  return poolOf('storage-worker', 1).run(job, input, options)
}

/** Like `runInWorker`, for the check of every page after a start: nothing that somebody asks for waits for it. */
export function runInCheckWorker<Name extends JobName>(
  job: Name,
  input: Jobs[Name]['input'],
  options: RunOptions,
): Promise<Jobs[Name]['output']> {
  return poolOf('check-worker', 1).run(job, input, options)
}

/** Reads attempts into the search index, in a thread of its own. Rejects as `runInWorker` does. */
export function runInIndexer(input: IndexAttemptsInput, options: RunOptions): Promise<IndexAttemptsOutput> {
  const file = path.join(/*turbopackIgnore: true*/ process.cwd(), 'build/search-worker.mjs')
  return poolOf('search-workers', 1, file).run('index-attempts', input, options)
}

function poolOf(name: 'store-workers' | 'storage-worker' | 'check-worker' | 'search-workers', size: number, file = workerFile()): Pool {
  return singleton(name, () => {
    const made = createPool({ file, databaseFile: databaseFile(), size })
    onShutdown('workers', () => made.close())
    return made
  })
}
