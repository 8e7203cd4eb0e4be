import 'server-only'
import { LimitError } from '@/lib/core/errors/errors'
import type { Caller } from '@/lib/server/auth/caller'
import { monotonic, now } from '@/lib/server/platform/clock'
import { forgetSingleton, singleton } from '@/lib/server/platform/singleton'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'
import type { StorageUsage } from '@/lib/server/store/worker/storage-usage'

const DEADLINE_MS = 10_000
/** What was counted holds so long, milliseconds. */
const HOLDS_MS = 30_000

export type CountedUsage = StorageUsage & { readonly countedAt: string }
type Kept = { readonly madeAt: number; readonly usage: Promise<CountedUsage | null> }

/** What the history takes, counted in a worker; null where that took too long, or too much waits. */
export function usage({ workspaceId }: Caller): Promise<CountedUsage | null> {
  const kept = singleton('storage-usage', () => new Map<string, Kept>())
  const known = kept.get(workspaceId)
  if (known !== undefined && monotonic() - known.madeAt < HOLDS_MS) return known.usage
  const usage = runInWorker('storage-usage', { workspaceId }, { deadlineMs: DEADLINE_MS }).then(
    (counted) => ({ ...counted, countedAt: now().toISOString() }),
    (error: unknown) => {
      if (error instanceof LimitError) return null
      kept.delete(workspaceId)
      throw error
    },
  )
  kept.set(workspaceId, { madeAt: monotonic(), usage })
  return usage
}

/** To be called when much was removed or came. */
export const forgetUsage = (): void => forgetSingleton('storage-usage')
