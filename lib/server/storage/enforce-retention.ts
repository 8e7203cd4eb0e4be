import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { removeMany } from '@/lib/server/attempts/remove-many'
import { now } from '@/lib/server/platform/clock'
import { localIdentity } from '@/lib/server/store/installation'
import { appendAudit } from '@/lib/server/store/people/audit'
import { checkpoint, givePagesBack } from '@/lib/server/store/storage/database-size'
import { type RetentionRules, removesAnything } from '@/lib/server/store/storage/retention-rules'
import type { RetentionPlan } from '@/lib/server/store/worker/plan-retention'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'
import { ageMayRemove, type ClockState, holdAge, lookAtClock } from './retention-clock'
import { MOST_RUNS, type RetentionRun, retentionRules, retentionState, writeRetentionState } from './retention-state'
import { forgetUsage } from './usage'

/** Attempts one look names; more wait for the next. */
const LOOK = 20_000
/** Free pages left for what comes next, 4 MiB of them. */
export const SPARE_PAGES = 1_024
const DEADLINE_MS = 30_000

export type EnforceOptions = {
  /** Time that was run since the last call, milliseconds. */
  readonly ranMs: number
  readonly sparePages?: number
  readonly signal?: AbortSignal
}

/**
 * Removes what the rules say, the oldest first, in small transactions with a turn of the event loop after each; notes the run and writes
 * it into the audit trail. Gives the run, or null where nothing was removed.
 */
export async function enforceRetention({ ranMs, sparePages = SPARE_PAGES, signal }: EnforceOptions): Promise<RetentionRun | null> {
  const rules = retentionRules()
  if (!removesAnything(rules)) return null
  const caller = localIdentity()
  const { workspaceId } = caller
  let clock = lookAtClock(retentionState().clock, now().getTime(), ranMs)
  const sum = { attempts: 0, bytes: 0, byAge: 0, byAttempts: 0, byBytes: 0 }
  for (;;) {
    const looked = await look(workspaceId, rules, clock)
    clock = looked.clock
    const { remove, removed } = looked.plan
    const before = sum.attempts
    const goes = remove.map((one) => ({ ...one, octets: one.bytes }))
    await removeMany(caller, goes, {
      includePinned: false,
      ...(signal === undefined ? {} : { signal }),
      told({ bytes, because }, fate) {
        if (fate !== 'deleted') return
        sum.attempts += 1
        sum.bytes += bytes
        sum[because] += 1
      },
    })
    const more = sum.attempts > before && removed.attempts > remove.length
    if (!more || signal?.aborted || changed(rules)) break
  }
  if (sum.attempts > 0) {
    while (givePagesBack(sparePages) > 0 && !signal?.aborted) await turn()
    checkpoint()
    forgetUsage()
  }
  return note(workspaceId, clock, sum)
}

/** What is to go now; age is left out while the clock is not believed. */
async function look(workspaceId: string, rules: RetentionRules, clock: ClockState): Promise<{ plan: RetentionPlan; clock: ClockState }> {
  const ask = (at: number | null) =>
    runInWorker('plan-retention', { workspaceId, rules, now: at, limit: LOOK }, { deadlineMs: DEADLINE_MS })
  const plan = await ask(clock.seenAt)
  const all = plan.rules.reduce((total, { kept, removed }) => total + kept.attempts + removed.attempts, 0)
  if (ageMayRemove(clock, plan.removed.byAge, all)) return { plan, clock }
  return { plan: await ask(null), clock: holdAge(clock) }
}

/** Whether an owner set others meanwhile: what they keep must not go by these. */
const changed = (rules: RetentionRules): boolean => JSON.stringify(rules) !== JSON.stringify(retentionRules())

function note(workspaceId: string, clock: ClockState, sum: Omit<RetentionRun, 'at'>): RetentionRun | null {
  const at = now().toISOString()
  const { runs } = retentionState()
  const run = sum.attempts === 0 ? null : { at, ...sum }
  writeRetentionState({ clock, runs: run === null ? runs : [run, ...runs].slice(0, MOST_RUNS), lookedAt: at })
  if (run !== null) {
    const { attempts, bytes, byAge, byAttempts, byBytes } = run
    const detail = { attempts, bytes, byAge, byAttempts, byBytes }
    appendAudit({ workspaceId, personId: null, person: 'retention', action: 'retention.run', subject: `${attempts} attempts`, detail })
  }
  return run
}
