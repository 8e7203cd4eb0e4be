import 'server-only'
import { NotFoundError } from '@/lib/core/errors/errors'
import { statement } from '../client'

/** Removes a ladder; its attempts stay. Throws NotFoundError. */
export function deleteLadder(workspaceId: string, id: string): void {
  const { changes } = statement('DELETE FROM Ladder WHERE id = ? AND workspaceId = ?').run(id, workspaceId)
  if (changes === 0) throw new NotFoundError('There is no such ladder')
}
