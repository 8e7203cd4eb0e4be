/** Beginnings that move along with the clock, and what they are called. */
export const SINCE_WORDS = {
  hour: 'last hour',
  today: 'today',
  '24h': 'last 24 hours',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
} as const
export type Since = keyof typeof SINCE_WORDS

export const isSince = (text: string): text is Since => Object.hasOwn(SINCE_WORDS, text)

const HOUR = 3_600_000
const LENGTHS: Readonly<Record<Exclude<Since, 'today'>, number>> = {
  hour: HOUR,
  '24h': 24 * HOUR,
  '7d': 7 * 24 * HOUR,
  '30d': 30 * 24 * HOUR,
}

/** When such a beginning is, counted back from `now`; today begins at midnight of the reader's own clock. */
export function beginningOf(since: Since, now: Date): Date {
  if (since === 'today') return new Date(now.getFullYear(), now.getMonth(), now.getDate())
  return new Date(now.getTime() - LENGTHS[since])
}

// One beginning for the list and the plots, and the same one until it is asked for anew: a list must not move by itself.
const kept = new Map<Since, string>()
const listeners = new Set<() => void>()

/** The beginning as ISO 8601, the same one until `renewBeginnings`. */
export function keptBeginning(since: Since): string {
  const from = kept.get(since) ?? beginningOf(since, new Date()).toISOString()
  kept.set(since, from)
  return from
}

/** Counts the beginnings back from now. */
export function renewBeginnings(): void {
  kept.clear()
  for (const listener of listeners) listener()
}

/** Calls back when the beginnings were counted anew; gives what ends that. */
export function onBeginnings(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
