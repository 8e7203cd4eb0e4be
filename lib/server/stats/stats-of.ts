import 'server-only'
import { PACKS } from '@/lib/core/endpoints/packs'
import { counted } from '@/lib/core/spec/words'
import type { Stats } from '@/lib/server/api/schemas/stats'
import type { PlotAttemptsOutput } from '@/lib/server/store/worker/plot-attempts'
import type { EndpointAttempt } from './outcome-changes'

const MOST_CAUSES = 12
const MOST_CHANGED = 20

const grouped = (value: number): string => value.toLocaleString('en-US')
const iso = (at: number): string => new Date(at).toISOString()

/** What the worker counted, as the API answers it. */
export function statsOf(counts: PlotAttemptsOutput): Stats {
  const { buckets, latency, causes, changed } = counts
  const at = (bucket: number) => iso((buckets?.from ?? 0) + bucket * (buckets?.stepMs ?? 0))
  return {
    from: buckets && at(0),
    to: buckets && at(buckets.count),
    bucketMs: buckets?.stepMs ?? null,
    outcomes: counts.outcomes.map((counts, bucket) => ({ at: at(bucket), counts })),
    hosts: counts.hosts.map(({ counts, accepted, ...host }) => ({ ...host, counts: [...counts], accepted: [...accepted] })),
    otherHosts: counts.otherHosts,
    phases: latency.overall,
    latency: latency.over.map((one, bucket) => ({ at: at(bucket), ...one })).filter(({ count }) => count > 0),
    causes: causes.slice(0, MOST_CAUSES).map(({ lastAt, ...cause }) => ({ ...cause, title: titleOf(cause.id), lastAt: iso(lastAt) })),
    otherCauses: Math.max(0, causes.length - MOST_CAUSES),
    changed: changed.slice(0, MOST_CHANGED).map(({ before, after }) => ({
      host: after.host,
      url: after.url,
      profileId: after.profileId,
      from: seen(before),
      to: seen(after),
      at: iso(after.at),
      before: before.id,
      after: after.id,
    })),
    otherChanged: Math.max(0, changed.length - MOST_CHANGED),
    total: counts.rows,
    totalIsExact: counts.bounded === null,
    limits: limitsOf(counts),
  }
}

// Safe: only the store writes this column, from outcomes.
const seen = ({ outcome, status }: EndpointAttempt) => ({ outcome: outcome as Stats['changed'][number]['from']['outcome'], status })

/** The clause of a cause where it is fixed; null where it names what was seen. */
function titleOf(id: string): string | null {
  const says = PACKS.find((pack) => id.startsWith(`${pack.id}/`))?.diagnoses.find((one) => one.id === id)?.says
  return typeof says === 'string' ? says : null
}

function limitsOf({ bounded, rows, untimed, mostEndpoints }: PlotAttemptsOutput): string[] {
  const limits: string[] = []
  if (bounded === 'rows') limits.push(`Only the newest ${grouped(rows)} attempts that fit are counted: narrow the time to see older ones`)
  if (bounded === 'time') limits.push(`Counting took too long: only the newest ${grouped(rows)} attempts that fit are counted`)
  if (mostEndpoints !== null) limits.push(`Changes are looked for at the ${grouped(mostEndpoints)} URLs that were tried last`)
  if (untimed > 0)
    limits.push(
      `The phases of ${counted(untimed, 'attempt')} are not known: an earlier version recorded them, and npm run rejudge fills them in`,
    )
  return limits
}
