import 'server-only'
import { ConflictError } from '@/lib/core/errors/errors'
import { now } from '@/lib/server/platform/clock'
import { singleton } from '@/lib/server/platform/singleton'

export type StorageJobKind = 'backup' | 'compact' | 'restore'
/** Work on the whole database that runs now; `done` of `total` octets, as far as that is known. */
export type StorageJob = {
  readonly kind: StorageJobKind
  readonly startedAt: string
  readonly by: string
  /** Octets; asked when somebody looks. */
  readonly done: () => number
  readonly total: number
}
const holder = () => singleton('storage-job', () => ({ job: null as StorageJob | null }))

export const runningStorageJob = (): StorageJob | null => holder().job

const WORDS: Readonly<Record<StorageJobKind, string>> = {
  backup: 'A backup is being made',
  compact: 'The database is being compacted',
  restore: 'A copy is being checked for a restore',
}

/** Runs one such work at a time. Throws ConflictError `storage-busy` where another runs. */
export async function inStorageJob<Result>(job: Omit<StorageJob, 'startedAt'>, work: () => Promise<Result>): Promise<Result> {
  const held = holder()
  if (held.job !== null) throw new ConflictError('storage-busy', `${WORDS[held.job.kind]} by ${held.job.by}: try again when that is done`)
  held.job = { ...job, startedAt: now().toISOString() }
  try {
    return await work()
  } finally {
    held.job = null
  }
}
