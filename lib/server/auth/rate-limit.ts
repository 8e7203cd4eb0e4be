import 'server-only'
import { LimitError } from '@/lib/core/errors/errors'
import { singleton } from '@/lib/server/platform/singleton'

/** At most this many names are remembered; the oldest goes first. */
const MAX_NAMES = 10_000

function hits(): Map<string, readonly number[]> {
  return singleton('rate-limits', () => new Map())
}

/** Throws LimitError `too-many-tries` when `name` failed `limit` times within the last `windowMs`. */
export function assertNotLimited(name: string, limit: number, windowMs: number, now: number): void {
  const recent = (hits().get(name) ?? []).filter((at) => at > now - windowMs)
  if (recent.length >= limit)
    throw new LimitError('too-many-tries', `${limit} wrong tries within ${windowMs / 1000} s: wait a moment and try again`)
}

/** Counts one failure of `name`. */
export function countFailure(name: string, windowMs: number, now: number): void {
  const map = hits()
  const recent = (map.get(name) ?? []).filter((at) => at > now - windowMs)
  map.delete(name)
  map.set(name, [...recent, now].slice(-1000))
  const oldest = map.size > MAX_NAMES ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
}

/** Forgets what was counted; for tests. */
export function forgetFailures(): void {
  hits().clear()
}
