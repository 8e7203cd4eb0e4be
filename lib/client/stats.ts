import type { AttemptOutcome } from '../core/report/view'
import { api } from './api'
import type { HistoryFilter } from './history'

/** `none`: not known yet, or never known. */
export type OutcomeKind = AttemptOutcome | 'none'
export type OutcomeCounts = Readonly<Record<OutcomeKind, number>>
export type TimedPhase = 'resolve' | 'connect' | 'proxy' | 'tls' | 'http2' | 'request' | 'firstByte' | 'head'
/** Milliseconds; phases nobody passed are absent. */
export type PhaseLatencies = Readonly<Partial<Record<TimedPhase, { readonly count: number; readonly p50: number; readonly p95: number }>>>
export type HostCounts = {
  readonly host: string
  readonly total: number
  readonly outcomes: OutcomeCounts
  /** All attempts, and the accepted ones, of each span of time. */
  readonly counts: readonly number[]
  readonly accepted: readonly number[]
}
export type CauseCount = {
  readonly id: string
  /** null where the title names what was seen. */
  readonly title: string | null
  readonly count: number
  readonly lastAt: string
  readonly attemptId: string
}
type Seen = { readonly outcome: AttemptOutcome; readonly status: number | null }
export type OutcomeChange = {
  readonly host: string
  readonly url: string
  readonly profileId: string | null
  readonly from: Seen
  readonly to: Seen
  readonly at: string
  readonly before: string
  readonly after: string
}

/** What `GET /api/stats` answers; times are ISO 8601. */
export type Stats = {
  /** null where no attempt fits. */
  readonly from: string | null
  readonly to: string | null
  readonly bucketMs: number | null
  readonly outcomes: readonly { readonly at: string; readonly counts: OutcomeCounts }[]
  readonly hosts: readonly HostCounts[]
  readonly otherHosts: { readonly hosts: number; readonly total: number } | null
  readonly phases: PhaseLatencies
  readonly latency: readonly { readonly at: string; readonly count: number; readonly phases: PhaseLatencies }[]
  readonly causes: readonly CauseCount[]
  readonly otherCauses: number
  readonly changed: readonly OutcomeChange[]
  readonly otherChanged: number
  readonly total: number
  readonly totalIsExact: boolean
  readonly limits: readonly string[]
}

const BUCKETS = 80

/** What the attempts that fit come to. */
export const fetchStats = (filter: HistoryFilter, signal: AbortSignal) =>
  api<Stats>('/api/stats', { query: { ...filter, buckets: BUCKETS }, signal })
