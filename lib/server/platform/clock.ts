import 'server-only'

/** Wall-clock time, for people and rows. */
export function now(): Date {
  return new Date()
}

/** Milliseconds with fractions from a clock that never goes back, for durations. */
export function monotonic(): number {
  return performance.now()
}
