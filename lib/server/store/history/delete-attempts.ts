import 'server-only'
import { inTransaction, statement } from '../client'
import { withReserve } from '../disk'

export type Fate = 'deleted' | 'pinned' | 'running' | 'gone'

const FIND = 'SELECT pinned, state FROM Attempt WHERE id = ? AND workspaceId = ?'
const ENDED: ReadonlySet<string> = new Set(['closed', 'interrupted'])
/** The data key is overwritten before its row goes: facts in pages that are free until they are used again open for nobody. */
const SHRED = 'UPDATE Attempt SET dataKey = zeroblob(length(dataKey)), draftSecret = zeroblob(length(draftSecret)) WHERE id = ?'

/** Removes ended attempts with their facts in one transaction, pinned ones only where that is said; gives what became of each. */
export function deleteAttempts(workspaceId: string, ids: readonly string[], includePinned: boolean): readonly Fate[] {
  const one = (id: string): Fate => {
    const row = statement(FIND).get(id, workspaceId) as { pinned: number; state: string } | undefined // safe: the columns of the statement
    if (row === undefined) return 'gone'
    if (!ENDED.has(row.state)) return 'running'
    if (row.pinned !== 0 && !includePinned) return 'pinned'
    statement(SHRED).run(id)
    statement('DELETE FROM Attempt WHERE id = ?').run(id)
    return 'deleted'
  }
  return withReserve(() => inTransaction(() => ids.map(one)))
}
