import 'server-only'
import type { RespondPolicy } from '@/lib/core/connection/respond'
import { ConflictError } from '@/lib/core/errors/errors'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import type { Annotation } from '@/lib/server/store/types'
import { annotate } from './annotate'
import { requireLive } from './hub'

export type AttemptChange = Annotation & { readonly session?: Partial<RespondPolicy> }

/**
 * Names an attempt, notes something on it, pins it; of an open one also sets what its session answers by itself.
 * Throws NotFoundError, and ConflictError `ended` or `not-open` for a session that is not open: then nothing is changed.
 */
export async function changeAttempt(caller: Caller, id: string, { session, ...annotation }: AttemptChange): Promise<AttemptView> {
  if (session !== undefined) {
    const live = requireLive(caller, id)
    const { state } = live.view()
    if (state !== 'open')
      throw new ConflictError('not-open', `The connection is ${state}: what it answers can be set only while it is open`)
    live.respondBy(session)
  }
  return annotate(caller, id, annotation)
}
