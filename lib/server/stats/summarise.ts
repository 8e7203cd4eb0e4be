import 'server-only'
import type { AttemptColumns } from './attempt-columns'
import { OUTCOME_KINDS, type OutcomeCounts, type OutcomeKind } from './outcome-kinds'
import { percentile } from './percentile'
import { TIMED_PHASES, type TimedPhase } from './phases'
import { bucketAt, type TimeBuckets } from './time-buckets'

/** How long phases took, milliseconds, where any attempt passed them. */
export type PhaseLatency = { readonly count: number; readonly p50: number; readonly p95: number }
export type Latencies = Partial<Record<TimedPhase, PhaseLatency>>

export type HostStats = {
  readonly host: string
  readonly total: number
  readonly outcomes: OutcomeCounts
  /** All attempts, and the accepted ones, of each bucket. */
  readonly counts: readonly number[]
  readonly accepted: readonly number[]
}

const ACCEPTED = OUTCOME_KINDS.indexOf('accepted')

/** Counts by bucket and outcome. */
export function outcomesOverTime({ length, at, outcome }: AttemptColumns, buckets: TimeBuckets): OutcomeCounts[] {
  const kinds = OUTCOME_KINDS.length
  const counts = new Uint32Array(buckets.count * kinds)
  for (let row = 0; row < length; row++) {
    const place = bucketAt(buckets, at[row] ?? 0) * kinds + (outcome[row] ?? 0)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return Array.from({ length: buckets.count }, (_, bucket) => named(counts.subarray(bucket * kinds, (bucket + 1) * kinds)))
}

/** The hosts with the most attempts, and what is left. */
export function hostStats(
  { length, at, outcome, host }: AttemptColumns,
  names: readonly string[],
  buckets: TimeBuckets,
  most: number,
): { readonly hosts: HostStats[]; readonly other: { readonly hosts: number; readonly total: number } | null } {
  const kinds = OUTCOME_KINDS.length
  const byHost = new Uint32Array(names.length * kinds)
  const totals = new Uint32Array(names.length)
  for (let row = 0; row < length; row++) {
    const one = host[row] ?? 0
    totals[one] = (totals[one] ?? 0) + 1
    const place = one * kinds + (outcome[row] ?? 0)
    byHost[place] = (byHost[place] ?? 0) + 1
  }
  const top = names
    .map((_, one) => one)
    .sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1))
    .slice(0, most)
  const places = new Map(top.map((one, place) => [one, place]))
  const series = top.map(() => ({ counts: new Array<number>(buckets.count).fill(0), accepted: new Array<number>(buckets.count).fill(0) }))
  for (let row = 0; row < length; row++) {
    const one = series[places.get(host[row] ?? 0) ?? -1]
    if (one === undefined) continue
    const bucket = bucketAt(buckets, at[row] ?? 0)
    one.counts[bucket] = (one.counts[bucket] ?? 0) + 1
    if (outcome[row] === ACCEPTED) one.accepted[bucket] = (one.accepted[bucket] ?? 0) + 1
  }
  const hosts = top.map((one, place) => ({
    host: names[one] ?? '',
    total: totals[one] ?? 0,
    outcomes: named(byHost.subarray(one * kinds, (one + 1) * kinds)),
    counts: series[place]?.counts ?? [],
    accepted: series[place]?.accepted ?? [],
  }))
  const shown = hosts.reduce((sum, { total }) => sum + total, 0)
  return { hosts, other: names.length > top.length ? { hosts: names.length - top.length, total: length - shown } : null }
}

/** Percentiles of each phase, over all attempts and over those of each bucket. */
export function latencies(
  columns: AttemptColumns,
  buckets: TimeBuckets,
): { readonly overall: Latencies; readonly over: readonly { readonly count: number; readonly phases: Latencies }[] } {
  const { length, at } = columns
  const over = Array.from({ length: buckets.count }, () => ({ count: 0, phases: {} as Latencies }))
  // The rows are in the order of time: those of a bucket stand together.
  let end = length
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    let start = end
    while (start > 0 && bucketAt(buckets, at[start - 1] ?? 0) <= bucket) start--
    if (start < end) over[bucket] = { count: end - start, phases: latenciesOf(columns, start, end) }
    end = start
  }
  return { overall: latenciesOf(columns, 0, length), over }
}

function latenciesOf({ phases }: AttemptColumns, start: number, end: number): Latencies {
  const latencies: Latencies = {}
  for (const [place, phase] of TIMED_PHASES.entries()) {
    const passed = phases[place]?.subarray(start, end).filter((ms) => !Number.isNaN(ms)) ?? new Float64Array()
    passed.sort()
    const [p50, p95] = [percentile(passed, 0.5), percentile(passed, 0.95)]
    if (p50 !== null && p95 !== null) latencies[phase] = { count: passed.length, p50, p95 }
  }
  return latencies
}

const named = (counts: Uint32Array): OutcomeCounts =>
  Object.fromEntries(OUTCOME_KINDS.map((kind, place) => [kind, counts[place] ?? 0])) as Record<OutcomeKind, number> // safe: every kind
