import 'server-only'
import type { ActivityView } from '@/lib/core/report/activity'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { liveSession } from './hub'
import { replayActivity, replayAttempt } from './replay'

/** One attempt: as it is now where it runs, else computed from its stored facts. Throws NotFoundError, InputError `encrypted`. */
export async function readAttemptView(caller: Caller, id: string): Promise<AttemptView> {
  const session = liveSession(caller, id)
  return session === null ? replayAttempt(caller, id) : session.view()
}

/** What travelled over time: so far where it runs, else as its stored facts tell. Throws NotFoundError, InputError `encrypted`. */
export async function readActivity(caller: Caller, id: string): Promise<ActivityView> {
  return liveSession(caller, id)?.activity() ?? (await replayActivity(caller, id))
}
