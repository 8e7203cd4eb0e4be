import 'server-only'
import type { Reader } from '../read-segments'
import { ROW_WEIGHT } from '../storage/weight'
import { createTally, type HostTally, topOf } from './host-tally'

export type StorageUsageInput = { readonly workspaceId: string }
type Amount = { readonly attempts: number; readonly bytes: number }
export type StorageUsage = {
  readonly attempts: number
  readonly bytes: number
  readonly pinned: Amount
  readonly oldest: number | null
  readonly newest: number | null
  readonly hosts: readonly HostTally[]
  readonly otherHosts: Amount & { readonly hosts: number }
  /** Octets of every workspace. */
  readonly factBytes: number
  readonly viewBytes: number
}

const TOP_HOSTS = 12
const BY_HOST = `SELECT host, count(*), sum(factBytes), min(createdAt), max(createdAt), sum(pinned), sum(pinned * factBytes)
  FROM Attempt INDEXED BY Attempt_weighed_idx WHERE workspaceId = ? GROUP BY host`
const VIEWS = `SELECT a.host, sum(length(k.data)), sum(a.pinned * length(k.data)) FROM KeptView k JOIN Attempt a ON a.id = k.attemptId
  WHERE a.workspaceId = ? GROUP BY a.host`
const ALL_FACTS = 'SELECT sum(factBytes) FROM Attempt INDEXED BY Attempt_weighed_idx'
const ALL_VIEWS = 'SELECT sum(length(data)) FROM KeptView'

/** What the history takes, by host and kind; read from an index, not from the rows. */
export function storageUsage({ statement, snapshot }: Reader, { workspaceId }: StorageUsageInput): StorageUsage {
  return snapshot(() => {
    const tally = createTally()
    let [attempts, bytes, pinnedAttempts, pinnedBytes] = [0, 0, 0, 0]
    let oldest: number | null = null
    let newest: number | null = null
    type ByHost = [string, number, number, number, number, number, number]
    for (const [host, count, facts, first, last, pinned, pinnedFacts] of statement(BY_HOST).raw().all(workspaceId) as ByHost[]) {
      const weight = facts + count * ROW_WEIGHT
      tally.add(host, weight, count)
      attempts += count
      bytes += weight
      oldest = Math.min(oldest ?? first, first)
      newest = Math.max(newest ?? last, last)
      pinnedAttempts += pinned
      pinnedBytes += pinnedFacts + pinned * ROW_WEIGHT
    }
    for (const [host, views, pinnedViews] of statement(VIEWS).raw().all(workspaceId) as [string, number, number][]) {
      tally.add(host, views, 0)
      bytes += views
      pinnedBytes += pinnedViews
    }
    const { top, rest } = topOf(tally, TOP_HOSTS)
    const one = (sql: string) => (statement(sql).pluck().get() as number | null) ?? 0 // safe: one number
    return {
      attempts,
      bytes,
      pinned: { attempts: pinnedAttempts, bytes: pinnedBytes },
      oldest,
      newest,
      hosts: top,
      otherHosts: rest,
      factBytes: one(ALL_FACTS),
      viewBytes: one(ALL_VIEWS),
    }
  })
}
