import 'server-only'
import { NotFoundError } from '../../core/errors/errors'
import { inTransaction, statement } from './client'
import { withReserve } from './disk'

/** Removes an attempt and its facts. Throws NotFoundError. End its session first: facts appended later are lost. */
export function deleteAttempt(workspaceId: string, id: string): void {
  // What the data key sealed stays in free pages until they are used again: without the key it opens for nobody.
  const erase = () => {
    statement('UPDATE Attempt SET dataKey = zeroblob(length(dataKey)) WHERE id = ? AND workspaceId = ?').run(id, workspaceId)
    return statement('DELETE FROM Attempt WHERE id = ? AND workspaceId = ?').run(id, workspaceId).changes
  }
  const changes = withReserve(() => inTransaction(erase))
  if (changes === 0) throw new NotFoundError(`There is no attempt ${id}`)
}
