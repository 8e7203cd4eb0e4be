import 'server-only'
import { JUDGED_BY } from '@/lib/core/report/judged-by'
import { readKeptView, type ShownAttempt, writeKeptView } from '@/lib/server/store/kept-view'
import { readAttemptSecrets } from '@/lib/server/store/read-attempt'
import type { AttemptRecord } from '@/lib/server/store/types'

/** Views of attempts with so many frames are kept: reading them all again takes fifty milliseconds and more. */
export const LARGE_FRAMES = 5_000

/** What makes a view as this process does: the build (`scripts/start.mjs` says which) and the versions of rules and packs. */
const madeBy = () => (process.env.SOCKSCOPE_BUILD ? `${process.env.SOCKSCOPE_BUILD} ${JUDGED_BY}` : null)

/** What was kept of an ended attempt, made as it would be made now; else null. Throws NotFoundError, InputError `encrypted`. */
export function keptView({ workspaceId, id, state, framesSent, framesReceived, rejudged }: AttemptRecord): ShownAttempt | null {
  const made = madeBy()
  if (made === null || state !== 'closed' || framesSent + framesReceived < LARGE_FRAMES) return null
  const kept = readKeptView(id, readAttemptSecrets(workspaceId, id).dataKey, made)
  return kept === null ? null : { ...kept, view: { ...kept.view, rejudged } }
}

/** Keeps the view of an ended attempt where it is a large one. */
export function keepView(workspaceId: string, shown: ShownAttempt): void {
  const made = madeBy()
  const { view } = shown
  const { framesSent, framesReceived } = view.counts
  if (made === null || view.state !== 'closed' || framesSent + framesReceived < LARGE_FRAMES) return
  writeKeptView(view.id, readAttemptSecrets(workspaceId, view.id).dataKey, made, shown)
}
