import 'server-only'
import { classify } from '@/lib/core/address/classify'
import { parseAddress } from '@/lib/core/address/literal'
import { targetOf } from '@/lib/core/changes/draft-lines'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { monotonic } from '@/lib/server/platform/clock'
import { singleton } from '@/lib/server/platform/singleton'

/** Between the starts of two connections to one target outside loopback, milliseconds: two a second. */
export const PACE_MS = 500
const MOST_REMEMBERED = 1_000

/** The target whose connections are paced, over all ladders; null where it is this machine itself. `dialled` is the address that was used. */
export function paceKey(draft: RequestDraft, dialled: string | null): string | null {
  const { proxy, socketPath, connectTo } = draft.network ?? {}
  const target = targetOf(draft)
  if (target === null || target.scheme === 'practice' || socketPath) return null
  const host = (connectTo?.replace(/:\d+$/, '') || target.host).replace(/^\[|\]$/g, '')
  const local = isLoopback(host) || (!proxy && dialled !== null && isLoopback(dialled))
  return local ? null : `${target.host}:${target.port}`
}

function isLoopback(host: string): boolean {
  return /^(?:.+\.)?localhost\.?$/i.test(host) || (parseAddress(host) !== null && classify(host).class === 'loopback')
}

/** Waits until the next connection to a target may begin; less where `signal` is aborted. */
export async function pace(key: string | null, signal: AbortSignal): Promise<void> {
  if (key === null) return
  const starts = singleton('ladder-pace', () => new Map<string, number>())
  const now = monotonic()
  const at = Math.max(now, (starts.get(key) ?? Number.NEGATIVE_INFINITY) + PACE_MS)
  starts.delete(key)
  starts.set(key, at)
  for (const [oldest] of starts) {
    if (starts.size <= MOST_REMEMBERED) break
    starts.delete(oldest)
  }
  if (at > now) await sleep(at - now, signal)
}

/** Resolves after `ms`, or on abort. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
