import 'server-only'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { liveSession } from './hub'
import { replayAttempt } from './replay'

/** One attempt: as it is now where it runs, else computed from its stored facts. Throws NotFoundError, InputError `encrypted`. */
export async function readAttemptView(caller: Caller, id: string): Promise<AttemptView> {
  const session = liveSession(caller, id)
  return session === null ? replayAttempt(caller, id) : session.view()
}
