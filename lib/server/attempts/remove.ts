import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { deleteAttempt } from '@/lib/server/store/delete-attempt'
import { liveSession } from './hub'
import { forgetReplay } from './replay'

/** Stops the attempt if it runs, then removes it with its facts. Throws NotFoundError. */
export async function removeAttempt(caller: Caller, id: string): Promise<void> {
  const session = liveSession(caller, id)
  if (session !== null) {
    session.abort()
    await session.whenEnded
  }
  forgetReplay(id)
  deleteAttempt(caller.workspaceId, id)
}
