import 'server-only'
import { LimitError } from '@/lib/core/errors/errors'
import { singleton } from '@/lib/server/platform/singleton'

/** At most this many names are remembered; the oldest goes first. */
const MAX_NAMES = 10_000

function counts(): Map<string, readonly number[]> {
  return singleton('rate-limits', () => new Map())
}

/** A bound on how often something happens under a name within a time. */
export type Rate = { readonly name: string; readonly limit: number; readonly windowMs: number }

/** Throws LimitError `code` when it happened `limit` times within the last `windowMs`; `what` is the plural of what is counted. */
export function assertBelow({ name, limit, windowMs }: Rate, now: number, code: string, what: string): void {
  const recent = (counts().get(name) ?? []).filter((at) => at > now - windowMs)
  if (recent.length >= limit) throw new LimitError(code, `${limit} ${what} within ${windowMs / 1000} s: wait a moment and try again`)
}

/** Counts it once more. */
export function count({ name, windowMs }: Rate, now: number): void {
  const map = counts()
  const recent = (map.get(name) ?? []).filter((at) => at > now - windowMs)
  map.delete(name)
  map.set(name, [...recent, now].slice(-1000))
  const oldest = map.size > MAX_NAMES ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
}

/** Forgets what was counted; for tests. */
export function forgetCounts(): void {
  counts().clear()
}
