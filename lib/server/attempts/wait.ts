import 'server-only'
import type { AttemptView } from '@/lib/core/report/view'
import type { LiveSession } from './session'

/** Longest wait, milliseconds; also what is waited when nothing is said. */
export const LONGEST_WAIT_MS = 60_000

type Wait = { readonly wait?: 'verdict' | 'end'; readonly timeoutMs?: number }

/** The attempt at once, or when its verdict is there, or when it ended; after `timeoutMs`, or when the client left, as it is then. */
export async function waitFor(session: LiveSession, { wait, timeoutMs }: Wait, signal?: AbortSignal): Promise<AttemptView> {
  if (wait === undefined) return session.view()
  const reached = wait === 'verdict' ? session.whenDecided : session.whenEnded
  let over = () => {}
  const given = new Promise<void>((resolve) => {
    over = resolve
  })
  const timer = setTimeout(over, timeoutMs ?? LONGEST_WAIT_MS)
  signal?.addEventListener('abort', over)
  await Promise.race([reached, given])
  clearTimeout(timer)
  signal?.removeEventListener('abort', over)
  await session.settle()
  return session.view()
}
