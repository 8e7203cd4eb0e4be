import 'server-only'
import { NotFoundError } from '../../core/errors/errors'
import { statement } from './client'
import { withReserve } from './disk'

/** Removes an attempt and its facts. Throws NotFoundError. End its session first: facts appended later are lost. */
export function deleteAttempt(workspaceId: string, id: string): void {
  const { changes } = withReserve(() => statement('DELETE FROM Attempt WHERE id = ? AND workspaceId = ?').run(id, workspaceId))
  if (changes === 0) throw new NotFoundError(`There is no attempt ${id}`)
}
