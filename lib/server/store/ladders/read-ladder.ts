import 'server-only'
import { NotFoundError } from '@/lib/core/errors/errors'
import type { LadderView } from '@/lib/core/ladder/view'
import { statement } from '../client'

/** The ladder as it was written last. Throws NotFoundError. */
export function readLadder(workspaceId: string, id: string): LadderView {
  const row = statement('SELECT view FROM Ladder WHERE id = ? AND workspaceId = ?').get(id, workspaceId) as { view: string } | undefined
  if (row === undefined) throw new NotFoundError('There is no such ladder')
  return JSON.parse(row.view) as LadderView // safe: written by createLadder and updateLadder only
}
