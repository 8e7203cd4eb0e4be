import 'server-only'
import { columnBuilder } from '../../stats/attempt-columns'
import { type CauseCount, causeCounts } from '../../stats/cause-counts'
import { type OutcomeChange, outcomeChanges } from '../../stats/outcome-changes'
import { OUTCOME_KINDS, type OutcomeCounts, type OutcomeKind } from '../../stats/outcome-kinds'
import { MILESTONES, phaseDurations } from '../../stats/phases'
import { type HostStats, hostStats, latencies, outcomesOverTime } from '../../stats/summarise'
import { type TimeBuckets, timeBuckets } from '../../stats/time-buckets'
import { attemptConditions } from '../attempt-conditions'
import type { Reader } from '../read-segments'
import type { AttemptFilters } from '../types'

export type PlotAttemptsInput = {
  readonly workspaceId: string
  readonly filters: AttemptFilters
  /** Spans of time at most. */
  readonly buckets: number
  /** Of the attempts that fit, so many of the newest are looked at. */
  readonly mostRows: number
  /** Looking stops after this time, with what was seen. */
  readonly budgetMs: number
  readonly mostHosts: number
}
export type PlotAttemptsOutput = {
  /** null where no attempt fits. */
  readonly buckets: TimeBuckets | null
  /** Attempts that were looked at. */
  readonly rows: number
  /** What left older ones out. */
  readonly bounded: 'rows' | 'time' | null
  /** How many of them an earlier version wrote, without milestones. */
  readonly untimed: number
  /** One for each bucket. */
  readonly outcomes: readonly OutcomeCounts[]
  readonly hosts: readonly HostStats[]
  readonly otherHosts: { readonly hosts: number; readonly total: number } | null
  readonly latency: ReturnType<typeof latencies>
  readonly causes: readonly CauseCount[]
  readonly changed: readonly OutcomeChange[]
  /** Changes were looked for at these many URLs only, those tried last; null: at all. */
  readonly mostEndpoints: number | null
}

const COLUMNS = ['createdAt', 'id', 'outcome', 'status', 'host', 'url', 'profileId', 'diagnoses', ...MILESTONES] as const
type Row = readonly [
  createdAt: number,
  id: string,
  outcome: OutcomeKind | null,
  status: number | null,
  host: string,
  url: string,
  profileId: string | null,
  diagnoses: string | null,
  startedMs: number | null,
  ...ends: (number | null)[],
]

/** The statement of the plots for conditions of `attemptConditions`; `?` last: how many rows at most. The index has every column of it. */
export const plotSql = (where: string): string =>
  `SELECT ${COLUMNS.join(', ')} FROM Attempt INDEXED BY Attempt_plots_idx WHERE ${where} ORDER BY createdAt DESC, id DESC LIMIT ?`

/** A plot of a moment is a minute long. */
const SHORTEST = 60_000
const LOOK_AT_CLOCK = 1_024
/** URLs may be long: only so many are remembered. */
const MOST_ENDPOINTS = 20_000

/** Counts the newest attempts that fit, in one pass: by time and outcome, host, phase, cause, and what changed. */
export function plotAttempts(reader: Reader, input: PlotAttemptsInput): PlotAttemptsOutput {
  const { mostRows, budgetMs } = input
  const where = attemptConditions(input.workspaceId, input.filters)
  const rows = reader.statement(plotSql(where.sql)).raw(true)
  const builder = columnBuilder()
  const [causes, changes] = [causeCounts(), outcomeChanges(MOST_ENDPOINTS)]
  const kinds = new Map(OUTCOME_KINDS.map((kind, place) => [kind, place]))
  const hosts = new Map<string, number>()
  const end = performance.now() + budgetMs
  let [seen, untimed] = [0, 0]
  let bounded: PlotAttemptsOutput['bounded'] = null

  // Safe: the columns of the statement.
  for (const row of rows.iterate(...where.values, mostRows + 1) as IterableIterator<Row>) {
    if (seen === mostRows) bounded = 'rows'
    else if (seen % LOOK_AT_CLOCK === 0 && seen > 0 && performance.now() > end) bounded = 'time'
    if (bounded !== null) break
    seen++
    const [at, id, outcome, status, host, url, profileId, diagnoses, started, ...ends] = row
    let place = hosts.get(host)
    if (place === undefined) {
      place = hosts.size
      hosts.set(host, place)
    }
    if (started === null && outcome !== null) untimed++
    builder.push({ at, outcome: kinds.get(outcome ?? 'none') ?? 0, host: place, phases: phaseDurations(started, ends) })
    causes.push(diagnoses, at, id)
    if (outcome !== null) changes.push({ id, at, outcome, status, host, url, profileId })
  }

  const columns = builder.columns()
  const span = spanOf(input.filters, columns.at[seen - 1], columns.at[0], bounded !== null)
  const buckets = span === null ? null : timeBuckets(...span, input.buckets)
  const none = { from: 0, stepMs: 1, count: 0 }
  const byHost = hostStats(columns, [...hosts.keys()], buckets ?? none, input.mostHosts)
  return {
    buckets,
    rows: seen,
    bounded,
    untimed,
    outcomes: outcomesOverTime(columns, buckets ?? none),
    hosts: byHost.hosts,
    otherHosts: byHost.other,
    latency: latencies(columns, buckets ?? none),
    causes: causes.causes(),
    changed: changes.changes(),
    mostEndpoints: changes.full() ? MOST_ENDPOINTS : null,
  }
}

/** From when to before when is plotted: what the filter says, else from the oldest to the newest; null where nothing fits. */
function spanOf({ from, to }: AttemptFilters, oldest: number | undefined, newest: number | undefined, bounded: boolean) {
  if (oldest === undefined || newest === undefined) return null
  const end = to?.getTime() ?? newest + 1
  // Where older ones were left out, the time they are of would look empty.
  if (bounded) return [oldest, end] as const
  return [from?.getTime() ?? (to === undefined ? Math.min(oldest, end - SHORTEST) : oldest), end] as const
}
