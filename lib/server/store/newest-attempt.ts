import 'server-only'
import { statement } from './client'

/** When the newest attempt of all was begun; null where there is none. */
export function newestAttempt(): Date | null {
  const sql =
    'SELECT max(newest) FROM (SELECT (SELECT max(createdAt) FROM Attempt WHERE workspaceId = Workspace.id) AS newest FROM Workspace)'
  const at = statement(sql).pluck().get() as number | null // safe: the column of the statement
  return at === null ? null : new Date(at)
}
