import 'server-only'
import { NotFoundError } from '../../../core/errors/errors'
import { statement } from '../client'

/** Removes a profile and its versions; attempts made from it stay, without it. Throws NotFoundError. */
export function deleteProfile(workspaceId: string, id: string): void {
  const { changes } = statement('DELETE FROM Profile WHERE id = ? AND workspaceId = ?').run(id, workspaceId)
  if (changes === 0) throw new NotFoundError(`There is no profile ${id}`)
}
