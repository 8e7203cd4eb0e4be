import 'server-only'
import { ConflictError } from '@/lib/core/errors/errors'
import type { LadderView } from '@/lib/core/ladder/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { deleteLadder } from '@/lib/server/store/ladders/delete-ladder'
import { liveLadder } from './hub'
import { readLadderView } from './read'

/** Stops a ladder; the rows it ran stay. Throws NotFoundError, and ConflictError `ended` where it runs no more. */
export async function stopLadder(caller: Caller, id: string): Promise<LadderView> {
  const live = liveLadder(caller, id)
  if (live === null) {
    readLadderView(caller, id)
    throw new ConflictError('ended', 'The ladder has ended')
  }
  live.stop()
  await live.whenEnded
  return live.view()
}

/** Stops a ladder if it runs, and removes it; its attempts stay in the history. Throws NotFoundError. */
export async function removeLadder(caller: Caller, id: string): Promise<void> {
  const live = liveLadder(caller, id)
  live?.stop()
  await live?.whenEnded
  deleteLadder(caller.workspaceId, id)
}
