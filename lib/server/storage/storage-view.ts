import 'server-only'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import type { storageView } from '@/lib/server/api/schemas/storage'
import { openSessions } from '@/lib/server/attempts/hub'
import type { SignedIn } from '@/lib/server/auth/caller'
import { isStarted } from '@/lib/server/stop'
import { databaseFile } from '@/lib/server/store/client'
import { diskSpace } from '@/lib/server/store/disk-space'
import { databaseSize } from '@/lib/server/store/storage/database-size'
import { lastOrder } from '@/lib/server/store/storage/finish-restore'
import { type RestoreOrder, readOrder } from '@/lib/server/store/storage/restore-order'
import { listBackups, MOST_BACKUPS } from './backups'
import { compaction } from './compact'
import { dataFolder, fileBytes } from './data-folder'
import { runningStorageJob } from './storage-job'
import { uploadedBytes } from './upload'
import { usage } from './usage'

/** How much the data takes and what can be done about it. What the history takes comes from a worker: null where counting took too long. */
export async function readStorage(caller: SignedIn): Promise<z.output<typeof storageView>> {
  const file = databaseFile()
  const folder = dataFolder()
  const size = databaseSize()
  const backups = listBackups()
  const job = runningStorageJob()
  const counted = await usage(caller)
  const used = (size.pages - size.freePages) * size.pageBytes
  return {
    files: {
      database: fileBytes(file),
      log: fileBytes(`${file}-wal`),
      free: size.freePages * size.pageBytes,
      search: bytesOf(folder, /^search[\w-]*\.db(-\w+)?$/),
      backups: backups.reduce((sum, { bytes }) => sum + bytes, 0),
      disk: diskSpace(folder),
    },
    kinds:
      counted === null
        ? null
        : { facts: counted.factBytes, views: counted.viewBytes, rest: Math.max(0, used - counted.factBytes - counted.viewBytes) },
    usage: counted === null ? null : withTimes(counted),
    sessions: openSessions(),
    job: job === null ? null : { kind: job.kind, startedAt: job.startedAt, by: job.by, done: job.done(), total: job.total },
    compaction: compaction(size),
    backups,
    mostBackups: MOST_BACKUPS,
    uploaded: uploadedBytes(),
    waits: shown(readOrder(folder)),
    lastRestore: shown(lastOrder('restore')),
    restartsItself: isStarted(),
  }
}

const withTimes = <Counted extends { readonly oldest: number | null; readonly newest: number | null }>(counted: Counted) => ({
  ...counted,
  oldest: timeOf(counted.oldest),
  newest: timeOf(counted.newest),
})
/** Milliseconds since 1970 as ISO 8601. */
export const timeOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const shown = (order: RestoreOrder | null) =>
  order === null ? null : { id: order.id, kind: order.kind, from: order.from, at: order.at, by: order.person, before: order.aside }

function bytesOf(folder: string, names: RegExp): number {
  return readdirSync(/*turbopackIgnore: true*/ folder)
    .filter((name) => names.test(name))
    .reduce((sum, name) => sum + (statSync(path.join(/*turbopackIgnore: true*/ folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)
}
