import 'server-only'
import { statement } from './client'

// Ids are UUIDv7: an earlier attempt has a smaller one.
const EARLIER = `SELECT this.keyHash IS NULL AS keyless, other.id AS attemptId, other.createdAt AS at FROM Attempt AS this
  LEFT JOIN Attempt AS other ON other.workspaceId = this.workspaceId AND other.keyHash = this.keyHash AND other.id < this.id
  WHERE this.id = ? AND this.workspaceId = ? ORDER BY other.id DESC LIMIT 1`

type Row = { readonly keyless: number; readonly attemptId: string | null; readonly at: number | null }

/** The newest earlier attempt that sent the same key, null where none did, undefined where the key of this one is not known. */
export function keySeenBefore(workspaceId: string, id: string): { attemptId: string; at: string } | null | undefined {
  const row = statement(EARLIER).get(id, workspaceId) as Row | undefined // safe: the columns of the statement above
  if (row === undefined || row.keyless === 1) return undefined
  return row.attemptId === null || row.at === null ? null : { attemptId: row.attemptId, at: new Date(row.at).toISOString() }
}
