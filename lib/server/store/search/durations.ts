import 'server-only'

/** Steps of an octave: within one, durations differ by about 2 %. */
const STEPS = 32
/** From a sixteenth of a millisecond to some weeks: what is beyond stands in the first or the last step. */
const FIRST = -4 * STEPS
const LAST = 32 * STEPS - 1
const COUNT = LAST - FIRST + 1

/** The step of a duration, from 0 on; null where there is none. */
function stepOf(durationMs: number | null): number | null {
  if (durationMs === null) return null
  return Math.min(LAST, Math.max(FIRST, Math.floor(STEPS * Math.log2(Math.max(durationMs, Number.MIN_VALUE))))) - FIRST
}
const step = (n: number | null) => `t${n ?? 'n'}`
const octave = (n: number) => `q${Math.floor(n / STEPS)}`

/** What follows the tokens of a row: its step and its octave, so that a range is asked for by few tokens. */
export function durationSuffixes(durationMs: number | null): readonly string[] {
  const n = stepOf(durationMs)
  return n === null ? [step(n)] : [step(n), octave(n)]
}

/** Durations from one to another: `within` holds only such, of `edges` (the first and the last step) each must be looked at. */
export function suffixesBetween(minMs = 0, maxMs = Number.POSITIVE_INFINITY): { within: readonly string[]; edges: readonly string[] } {
  const [first, last] = [stepOf(minMs) ?? 0, stepOf(maxMs) ?? COUNT - 1]
  const within: string[] = []
  for (let n = first + 1; n < last; ) {
    const isWhole = n % STEPS === 0 && n + STEPS <= last
    within.push(isWhole ? octave(n) : step(n))
    n += isWhole ? STEPS : 1
  }
  return { within, edges: [...new Set([step(first), step(last)])] }
}

/** Steps one after the other, by octaves, from that of a duration on, and at the end what has none. */
export function stepsFrom(durationMs: number | null | undefined, order: 'longest' | 'shortest'): readonly Octave[] {
  const none: Octave = { octave: step(null), steps: [step(null)] }
  if (durationMs === null) return [none]
  const begin = durationMs === undefined ? null : stepOf(durationMs)
  const octaves = Array.from({ length: COUNT / STEPS }, (_, at) => {
    const steps = Array.from({ length: STEPS }, (_, n) => at * STEPS + n).filter(
      (n) => begin === null || (order === 'longest' ? n <= begin : n >= begin),
    )
    return { octave: octave(at * STEPS), steps: (order === 'longest' ? steps.reverse() : steps).map(step) }
  }).filter(({ steps }) => steps.length > 0)
  return [...(order === 'longest' ? octaves.reverse() : octaves), none]
}
export type Octave = { readonly octave: string; readonly steps: readonly string[] }
