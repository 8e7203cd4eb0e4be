import 'server-only'
import { inTransaction, statement } from '../client'
import { withReserve } from '../disk'
import { eraseAttempt } from '../erase-attempt'
import { isEnded } from '../is-ended'

export type Fate = 'deleted' | 'pinned' | 'running' | 'gone'

const FIND = 'SELECT pinned, state FROM Attempt WHERE id = ? AND workspaceId = ?'

/** Removes ended attempts with their facts in one transaction, pinned ones only where that is said; gives what became of each. */
export function deleteAttempts(workspaceId: string, ids: readonly string[], includePinned: boolean): readonly Fate[] {
  const one = (id: string): Fate => {
    const row = statement(FIND).get(id, workspaceId) as { pinned: number; state: string } | undefined // safe: the columns of the statement
    if (row === undefined) return 'gone'
    if (!isEnded(row.state)) return 'running'
    if (row.pinned !== 0 && !includePinned) return 'pinned'
    return eraseAttempt(workspaceId, id) ? 'deleted' : 'gone'
  }
  return withReserve(() => inTransaction(() => ids.map(one)))
}
