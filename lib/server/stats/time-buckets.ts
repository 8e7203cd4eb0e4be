import 'server-only'

/** Spans of equal length that begin at round times (UTC); milliseconds since 1970. */
export type TimeBuckets = { readonly from: number; readonly stepMs: number; readonly count: number }

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000]
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182].map((n) => n * DAY),
]
const LONGEST = 364 * DAY
/** The day 1970-01-01 was a Thursday: spans of weeks begin on Mondays. */
const TO_MONDAY = 3 * DAY

/** The shortest round spans of which at most `most` (at least 1) hold every moment from `from` to before `to`, which is later. */
export function timeBuckets(from: number, to: number, most: number): TimeBuckets {
  for (const step of STEPS) {
    const buckets = bucketsOf(from, to, step)
    if (buckets.count <= most) return buckets
  }
  for (let step = LONGEST; ; step *= 2) {
    const buckets = bucketsOf(from, to, step)
    // Two spans whose border lies between `from` and `to` stay two however long they are.
    if (buckets.count <= Math.max(most, 2)) return buckets
  }
}

function bucketsOf(from: number, to: number, stepMs: number): TimeBuckets {
  const shift = stepMs % (7 * DAY) === 0 ? TO_MONDAY : 0
  const first = Math.floor((from + shift) / stepMs)
  const last = Math.floor((to - 1 + shift) / stepMs)
  return { from: first * stepMs - shift, stepMs, count: last - first + 1 }
}

/** The index of the bucket a moment lies in; below 0 or from `count` on outside of them. */
export const bucketAt = ({ from, stepMs }: TimeBuckets, at: number): number => Math.floor((at - from) / stepMs)
