import { format } from 'date-fns'
import { attempts } from '@/components/attempt/attempt-count'
import { count } from '@/components/attempt/words'
import type { OutcomeChange, OutcomeCounts, Stats, TimedPhase } from '@/lib/client/stats'
import { OUTCOME_ORDER, outcomeName } from './outcome-looks'

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000]

/** A time of day, no finer than the steps of a plot. */
const clock = (stepMs: number): string => (stepMs >= MINUTE ? 'HH:mm' : stepMs >= SECOND ? 'HH:mm:ss' : 'HH:mm:ss.SSS')

/** A moment as it stands below a plot, in local time, no finer than the steps of the plot. */
export function tickText(ms: number, stepMs: number, spanMs: number): string {
  if (stepMs >= 28 * DAY) return format(ms, 'MMM yyyy')
  if (stepMs >= DAY) return format(ms, 'd MMM')
  if (spanMs > DAY) return format(ms, 'd MMM HH:mm')
  return format(ms, clock(stepMs))
}

/** A moment as it stands below a small plot: the day where one begins. */
export function clockText(ms: number, stepMs: number): string {
  if (stepMs >= 28 * DAY) return format(ms, 'MMM yyyy')
  const text = format(ms, clock(stepMs))
  return stepMs >= DAY || text === '00:00' ? format(ms, 'd MMM') : text
}

/** A length of time beside a plot: 0, 0.5 ms, 20 ms, 1.5 s. */
export function axisText(ms: number): string {
  const [value, unit] = ms >= 1_000 ? [ms / 1_000, 's'] : [ms, 'ms']
  return ms === 0 ? '0' : `${Number(value.toPrecision(3))} ${unit}`
}

/** A moment in words, in local time, as fine as the steps of the plot. */
export const momentText = (ms: number, stepMs: number): string => format(ms, `d MMM yyyy ${clock(stepMs)}`)

/** From when to when, the day named once where it is one. */
export function spanText(from: number, to: number, stepMs: number): string {
  const sameDay = format(from, 'yyyy-MM-dd') === format(to, 'yyyy-MM-dd')
  const end = sameDay ? format(to, clock(stepMs)) : momentText(to, stepMs)
  return `${momentText(from, stepMs)} – ${end}`
}

const UNITS: readonly (readonly [ms: number, name: string])[] = [
  [7 * DAY, 'week'],
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
  [1, 'millisecond'],
]

/** 2 minutes, 1 week. */
export function stepText(ms: number): string {
  const [unit, name] = UNITS.find(([unit]) => ms % unit === 0) ?? [1, 'millisecond']
  return `${count(ms / unit)} ${name}${ms === unit ? '' : 's'}`
}

/** 12 accepted, 3 refused. */
export function countsText(counts: OutcomeCounts): string {
  const some = OUTCOME_ORDER.filter((kind) => counts[kind] > 0).map((kind) => `${count(counts[kind])} ${inSentence(outcomeName(kind))}`)
  return some.length === 0 ? 'no attempt' : some.join(', ')
}

export const totalOf = (counts: OutcomeCounts): number => OUTCOME_ORDER.reduce((sum, kind) => sum + counts[kind], 0)

/** The sum of all spans. */
export const sumOf = ({ outcomes }: Pick<Stats, 'outcomes'>): OutcomeCounts =>
  // Safe: every kind.
  Object.fromEntries(OUTCOME_ORDER.map((kind) => [kind, outcomes.reduce((sum, { counts }) => sum + counts[kind], 0)])) as OutcomeCounts

/** What the plot of outcomes shows, for those who do not see it. */
export function outcomesSummary(stats: Stats): string {
  const { outcomes, bucketMs, from, to } = stats
  if (bucketMs === null || from === null || to === null) return 'No attempt to plot'
  const fullest = outcomes.reduce((best, one) => (totalOf(one.counts) > totalOf(best.counts) ? one : best), outcomes[0] ?? NOTHING)
  const most = totalOf(fullest.counts)
  return `${attempts(stats.total)}, ${spanText(Date.parse(from), Date.parse(to), bucketMs)}: ${countsText(sumOf(stats))}; at most ${count(most)} in ${stepText(bucketMs)}, from ${momentText(Date.parse(fullest.at), bucketMs)}`
}
const NOTHING: Stats['outcomes'][number] = {
  at: '1970-01-01T00:00:00.000Z',
  counts: Object.fromEntries(OUTCOME_ORDER.map((kind) => [kind, 0])) as OutcomeCounts, // safe: every kind
}

/** An outcome as it stands in a sentence: refused 403. */
export function seenText({ outcome, status }: OutcomeChange['from']): string {
  return `${inSentence(outcomeName(outcome))}${outcome === 'refused' && status !== null ? ` ${status}` : ''}`
}

/** Without the capital it begins a line with; names of protocols keep theirs. */
const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

export const TIMED_PHASE_WORDS: Readonly<Record<TimedPhase, { readonly name: string; readonly what: string }>> = {
  resolve: { name: 'Resolve', what: 'until the addresses of the name were known' },
  connect: { name: 'Connect', what: 'until the TCP connection was made, waiting for its turn included' },
  proxy: { name: 'Proxy', what: 'until the proxy let the connection through' },
  tls: { name: 'TLS', what: 'the TLS handshake' },
  http2: { name: 'HTTP/2', what: 'until the SETTINGS of the server came' },
  request: { name: 'Request', what: 'until the request was written' },
  firstByte: { name: 'First octet', what: 'from the request to the first octet of the answer' },
  head: { name: 'Head', what: 'from the first octet to the end of the response head' },
}

/** How large a part is, in whole percent; no part that is there is 0 %, none that is not all is 100 %. */
export function percentText(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %'
  if (part === whole) return '100 %'
  return `${Math.min(99, Math.max(1, Math.round((part / whole) * 100)))} %`
}
