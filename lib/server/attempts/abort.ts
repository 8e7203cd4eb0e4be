import 'server-only'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { requireLive } from './hub'
import { waitFor } from './wait'

/** Stops an attempt in whatever phase it is, and gives it as it ended. Throws NotFoundError, ConflictError `ended`. */
export async function abortAttempt(caller: Caller, id: string): Promise<AttemptView> {
  const session = requireLive(caller, id)
  session.abort()
  return waitFor(session, { wait: 'end', timeoutMs: 5_000 })
}
