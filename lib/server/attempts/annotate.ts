import 'server-only'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { annotateAttempt } from '@/lib/server/store/annotate-attempt'
import type { Annotation } from '@/lib/server/store/types'
import { liveSession } from './hub'
import { readAttemptView } from './read'

/** Names an attempt, notes something on it, pins it. Throws NotFoundError. */
export async function annotate(caller: Caller, id: string, annotation: Annotation): Promise<AttemptView> {
  const { name, note, pinned } = annotateAttempt(caller.workspaceId, id, annotation)
  liveSession(caller, id)?.rename({ name, note, pinned })
  return readAttemptView(caller, id)
}
