import 'server-only'
import { isEnded } from '../is-ended'
import type { Reader } from '../read-segments'
import type { RetentionLimits, RetentionRules } from '../storage/retention-rules'
import { ROW_WEIGHT } from '../storage/weight'
import { createTally, type HostTally, topOf } from './host-tally'

export type PlanRetentionInput = {
  readonly workspaceId: string
  readonly rules: RetentionRules
  /** From which age is counted, milliseconds since 1970; null: nothing is removed for its age. */
  readonly now: number | null
  /** Attempts named at most, the oldest. */
  readonly limit: number
}

/** Attempts and their octets; times in milliseconds since 1970, null where there are none. */
export type Removal = {
  readonly attempts: number
  readonly bytes: number
  readonly oldest: number | null
  readonly newest: number | null
  /** How many go by which limit; what several would remove counts with the first of them. */
  readonly byAge: number
  readonly byAttempts: number
  readonly byBytes: number
}
export type Amount = { readonly attempts: number; readonly bytes: number }
export type Because = 'byAge' | 'byAttempts' | 'byBytes'
export type Goes = { readonly id: string; readonly bytes: number; readonly because: Because }
export type RetentionPlan = {
  /** By rule: the general one (host null), then those of hosts in the order given. */
  readonly rules: readonly { readonly host: string | null; readonly kept: Amount; readonly removed: Removal }[]
  readonly removed: Removal
  /** Of which hosts most is removed, and how much of the rest. */
  readonly hosts: readonly HostTally[]
  readonly otherHosts: Amount & { readonly hosts: number }
  /** Kept whatever the rules say. */
  readonly pinned: Amount
  readonly running: Amount
  /** The oldest first. */
  readonly remove: readonly Goes[]
}

const ROWS = `SELECT id, createdAt, host, pinned, state, factBytes FROM Attempt INDEXED BY Attempt_weighed_idx
  WHERE workspaceId = ? ORDER BY createdAt DESC, id DESC`
const VIEWS = 'SELECT attemptId, length(data) FROM KeptView'
const DAY = 86_400_000
const TOP_HOSTS = 20

type Row = [id: string, createdAt: number, host: string, pinned: number, state: string, factBytes: number]
type Group = { readonly host: string | null; readonly limits: RetentionLimits; kept: Amount; removed: Removal; full: boolean }

const NOTHING: Removal = { attempts: 0, bytes: 0, oldest: null, newest: null, byAge: 0, byAttempts: 0, byBytes: 0 }

const plus = ({ attempts, bytes }: Amount, more: number): Amount => ({ attempts: attempts + 1, bytes: bytes + more })
/** Rows come newest first. */
const gone = (removed: Removal, at: number, bytes: number, because: Because): Removal => ({
  ...removed,
  ...plus(removed, bytes),
  oldest: at,
  newest: removed.newest ?? at,
  [because]: removed[because] + 1,
})

/**
 * Says what the rules remove now, by rule and host, without removing anything. Of each rule the newest attempts that its limits allow
 * are kept; an attempt that alone is larger than the limit of bytes goes by itself. Pinned and running ones stay; pinned ones do not count.
 */
export function planRetention(reader: Reader, { workspaceId, rules, now, limit }: PlanRetentionInput): RetentionPlan {
  const groupOf = (host: string | null, limits: RetentionLimits): Group => ({
    host,
    limits,
    kept: { attempts: 0, bytes: 0 },
    removed: NOTHING,
    full: false,
  })
  const general = groupOf(null, rules.general)
  const own = new Map(rules.hosts.map((rule) => [rule.host, groupOf(rule.host, rule)]))
  const hosts = createTally()
  let removed = NOTHING
  let pinned: Amount = { attempts: 0, bytes: 0 }
  let running: Amount = { attempts: 0, bytes: 0 }
  let remove: Goes[] = []

  reader.snapshot(() => {
    const views = new Map(reader.statement(VIEWS).raw().all() as [string, number][]) // safe: the columns of the statement
    for (const row of reader.statement(ROWS).raw().iterate(workspaceId)) {
      const [id, createdAt, host, isPinned, state, factBytes] = row as Row // safe: the columns of the statement
      const bytes = factBytes + ROW_WEIGHT + (views.get(id) ?? 0)
      if (isPinned === 1) {
        pinned = plus(pinned, bytes)
        continue
      }
      const group = own.get(host) ?? general
      const ended = isEnded(state)
      const because = ended ? exceeds(group, createdAt, bytes, now) : null
      if (because === null) {
        group.kept = plus(group.kept, bytes)
        if (!ended) running = plus(running, bytes)
        continue
      }
      group.removed = gone(group.removed, createdAt, bytes, because)
      removed = gone(removed, createdAt, bytes, because)
      hosts.add(host, bytes)
      remove.push({ id, bytes, because })
      if (remove.length > 2 * limit) remove = remove.slice(-limit)
    }
  })

  const { top, rest } = topOf(hosts, TOP_HOSTS)
  return {
    rules: [general, ...own.values()].map(({ host, kept, removed }) => ({ host, kept, removed })),
    removed,
    hosts: top,
    otherHosts: rest,
    pinned,
    running,
    remove: limit === 0 ? [] : remove.slice(-limit).reverse(),
  }
}

/** By which limit an attempt goes, null: it stays. Once the octets are full, all older ones go. */
function exceeds(group: Group, createdAt: number, bytes: number, now: number | null): Because | null {
  const { limits, kept } = group
  const { maxDays, maxAttempts, maxBytes } = limits
  if (maxDays !== null && now !== null && now - createdAt > maxDays * DAY) return 'byAge'
  if (maxAttempts !== null && kept.attempts >= maxAttempts) return 'byAttempts'
  if (maxBytes === null) return null
  if (bytes > maxBytes) return 'byBytes'
  if (kept.bytes + bytes > maxBytes) group.full = true
  return group.full ? 'byBytes' : null
}
