import 'server-only'
import type { z } from 'zod'
import { ConflictError, InputError } from '@/lib/core/errors/errors'
import type { retentionPreview, retentionView } from '@/lib/server/api/schemas/storage'
import type { Caller, SignedIn } from '@/lib/server/auth/caller'
import { now } from '@/lib/server/platform/clock'
import { type RetentionRules, removesAnything } from '@/lib/server/store/storage/retention-rules'
import { ROW_WEIGHT } from '@/lib/server/store/storage/weight'
import type { Removal } from '@/lib/server/store/worker/plan-retention'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'
import { audit } from '@/lib/server/team/audit'
import { BELIEVED_AFTER_MS } from './retention-clock'
import { retentionRules, retentionState, writeRetentionRules, writeRetentionState } from './retention-state'
import { retentionSoon } from './schedule-retention'
import { timeOf } from './storage-view'

const DEADLINE_MS = 30_000

/** The rules, what the last runs removed, and whether age waits because the clock is in doubt. */
export function readRetention(): z.output<typeof retentionView> {
  const { clock, runs, lookedAt } = retentionState()
  const rules = retentionRules()
  const doubt = clock?.doubt ?? null
  return {
    rules,
    on: removesAnything(rules),
    rowBytes: ROW_WEIGHT,
    lookedAt,
    runs,
    clock: doubt === null ? null : { aheadMs: doubt.aheadMs, held: doubt.held, believedInMs: Math.max(0, BELIEVED_AFTER_MS - doubt.ranMs) },
  }
}

/** What rules would remove if they held now; nothing is removed. Throws InputError, LimitError `deadline`. */
export async function previewRetention({ workspaceId }: Caller, rules: RetentionRules): Promise<z.output<typeof retentionPreview>> {
  assertRules(rules)
  const input = { workspaceId, rules, now: now().getTime(), limit: 0 }
  const { remove: _, ...plan } = await runInWorker('plan-retention', input, { deadlineMs: DEADLINE_MS })
  return {
    ...plan,
    removed: told(plan.removed),
    rules: plan.rules.map((rule) => ({ ...rule, removed: told(rule.removed) })),
  }
}

const told = (removed: Removal) => ({ ...removed, oldest: timeOf(removed.oldest), newest: timeOf(removed.newest) })

/** Sets the rules, which hold at once. Whoever sets them saw what they remove, by the clock as it is: it is believed from then on. Throws InputError. */
export function setRetention(caller: SignedIn, rules: RetentionRules): z.output<typeof retentionView> {
  assertRules(rules)
  writeRetentionRules(rules, caller.personId)
  believeClock()
  const { general, hosts } = rules
  audit(caller, 'retention.change', removesAnything(rules) ? 'on' : 'off', { ...general, hosts: hosts.map(({ host }) => host).join(' ') })
  retentionSoon()
  return readRetention()
}

/** Says that the clock is right, so that age is not held any longer. Throws ConflictError where it is not in doubt. */
export function confirmClock(caller: SignedIn): z.output<typeof retentionView> {
  if (retentionState().clock?.doubt == null) throw new ConflictError('clock-not-in-doubt', 'The clock is not in doubt: nothing is held')
  believeClock()
  audit(caller, 'retention.clock', 'confirmed')
  retentionSoon()
  return readRetention()
}

const believeClock = () => writeRetentionState({ ...retentionState(), clock: { seenAt: now().getTime(), doubt: null } })

function assertRules({ hosts }: RetentionRules): void {
  const seen = new Set<string>()
  hosts.forEach(({ host }, place) => {
    if (seen.has(host)) {
      const message = `"${host}" has a rule already: expected each host once`
      throw new InputError('invalid-input', `rules.hosts[${place}].host: ${message}`, [{ path: `rules.hosts[${place}].host`, message }])
    }
    seen.add(host)
  })
}
