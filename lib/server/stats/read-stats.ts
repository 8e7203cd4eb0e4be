import 'server-only'
import type { z } from 'zod'
import type { Stats, statsQuery } from '@/lib/server/api/schemas/stats'
import type { Caller } from '@/lib/server/auth/authorise'
import { monotonic } from '@/lib/server/platform/clock'
import { singleton } from '@/lib/server/platform/singleton'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'
import { statsOf } from './stats-of'

/** Of the attempts that fit, the newest this many are looked at. */
export const MOST_ROWS = 200_000
const DEFAULT_BUCKETS = 60
const MOST_HOSTS = 12
const BUDGET_MS = 6_000
const DEADLINE_MS = 12_000

/** An answer holds for this many times what it took, within these bounds: equal requests cost one look. */
const HOLDS_TIMES = 10
const [HOLDS_AT_LEAST_MS, HOLDS_AT_MOST_MS] = [1_000, 30_000]
const MOST_KEPT = 64

type Kept = { readonly answer: Promise<Stats>; until: number }

/**
 * What the attempts that fit come to: outcomes over time, hosts, phases, causes, changes. The same is given again for a moment.
 * Rejects with LimitError `deadline` or `workers-busy`.
 */
export function readStats(caller: Caller, { buckets = DEFAULT_BUCKETS, ...filters }: z.output<typeof statsQuery>): Promise<Stats> {
  const kept = singleton('stats', () => new Map<string, Kept>())
  const key = JSON.stringify([caller.workspaceId, buckets, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))])
  const begun = monotonic()
  const known = kept.get(key)
  if (known !== undefined && known.until > begun) return known.answer

  const input = { workspaceId: caller.workspaceId, filters, buckets, mostRows: MOST_ROWS, budgetMs: BUDGET_MS, mostHosts: MOST_HOSTS }
  const answer = runInWorker('plot-attempts', input, { deadlineMs: DEADLINE_MS }).then(statsOf)
  const one: Kept = { answer, until: Number.POSITIVE_INFINITY }
  answer.then(
    () => {
      const took = monotonic() - begun
      one.until = monotonic() + Math.min(HOLDS_AT_MOST_MS, Math.max(HOLDS_AT_LEAST_MS, took * HOLDS_TIMES))
    },
    () => kept.get(key) === one && kept.delete(key),
  )
  kept.delete(key)
  kept.set(key, one)
  for (const [old] of kept) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(old)
  }
  return answer
}
