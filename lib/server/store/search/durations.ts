import 'server-only'

/** Steps of an octave: within one, durations differ by less than 5 %. */
const STEPS = 16
/** From a sixteenth of a millisecond to some weeks: what is beyond stands in the first or the last step. */
const FIRST = -4 * STEPS
const LAST = 31 * STEPS
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

/** All durations from one to another, both included; of the first and the last step more. */
export function suffixesBetween(minMs = 0, maxMs = Number.POSITIVE_INFINITY): readonly string[] {
  const [from, to] = [stepOf(minMs) ?? 0, stepOf(maxMs) ?? COUNT - 1]
  const suffixes: string[] = []
  for (let n = from; n <= to; ) {
    const isWhole = n % STEPS === 0 && n + STEPS - 1 <= to
    suffixes.push(isWhole ? octave(n) : step(n))
    n += isWhole ? STEPS : 1
  }
  return suffixes
}

/** The steps one after the other, from that of a duration on, and at the end what has none. */
export function stepsFrom(durationMs: number | null | undefined, order: 'longest' | 'shortest'): readonly string[] {
  if (durationMs === null) return [step(null)]
  const all = Array.from({ length: COUNT }, (_, n) => (order === 'longest' ? COUNT - 1 - n : n))
  const begin = durationMs === undefined ? 0 : all.indexOf(stepOf(durationMs) ?? 0)
  return [...all.slice(begin).map(step), step(null)]
}
