import 'server-only'
import type { LadderView } from '@/lib/core/ladder/view'
import { statement } from '../client'

/** Writes the row of a ladder that begins; `view` is masked. */
export function createLadder(owner: { readonly workspaceId: string; readonly createdById: string }, view: LadderView): void {
  statement('INSERT INTO Ladder (id, workspaceId, createdById, createdAt, state, view) VALUES (?, ?, ?, ?, ?, ?)').run(
    view.id,
    owner.workspaceId,
    owner.createdById,
    Date.parse(view.createdAt),
    view.state,
    JSON.stringify(view),
  )
}
