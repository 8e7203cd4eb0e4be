import 'server-only'
import type { LadderView } from '@/lib/core/ladder/view'
import { statement } from '../client'

/** Writes how a ladder stands now; one that was removed stays removed. */
export function updateLadder(workspaceId: string, view: LadderView): void {
  statement('UPDATE Ladder SET state = ?, view = ? WHERE id = ? AND workspaceId = ?').run(
    view.state,
    JSON.stringify(view),
    view.id,
    workspaceId,
  )
}
