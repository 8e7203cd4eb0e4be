import 'server-only'
import type { LadderView } from '@/lib/core/ladder/view'
import type { LiveLadder } from './hub'
import { sleep } from './pace'

/** Longest wait, milliseconds; also what is waited when nothing is said. */
const LONGEST_WAIT_MS = 60_000

/** The ladder at once, or when it ended; after `timeoutMs`, or when the client left, as it is then. */
export async function waitForLadder(
  ladder: LiveLadder,
  { wait, timeoutMs }: { readonly wait?: 'end'; readonly timeoutMs?: number },
  signal: AbortSignal,
): Promise<LadderView> {
  if (wait === undefined) return ladder.view()
  const over = new AbortController()
  await Promise.race([ladder.whenEnded, sleep(timeoutMs ?? LONGEST_WAIT_MS, AbortSignal.any([signal, over.signal]))])
  over.abort()
  return ladder.view()
}
