import 'server-only'
import { ConflictError, NotFoundError } from '../../../core/errors/errors'
import type { Role } from '../../auth/actions'
import { inTransaction, statement } from '../client'

function roleOf(workspaceId: string, personId: string): Role {
  const row = statement('SELECT role FROM Member WHERE workspaceId = ? AND personId = ?').get(workspaceId, personId)
  if (row === undefined) throw new NotFoundError(`There is no member ${personId}`)
  return (row as { role: Role }).role // safe: the column above
}

/** Throws ConflictError `last-owner` where nobody would be left to own the workspace. */
function assertNotLastOwner(workspaceId: string, personId: string): void {
  const others = statement(`SELECT 1 FROM Member WHERE workspaceId = ? AND role = 'owner' AND personId <> ? LIMIT 1`)
  if (others.get(workspaceId, personId) === undefined)
    throw new ConflictError('last-owner', 'This is the only owner: make another member an owner first')
}

/** Changes what a member may do. Throws NotFoundError, ConflictError `last-owner`. */
export function setRole(workspaceId: string, personId: string, role: Role): void {
  inTransaction(() => {
    if (roleOf(workspaceId, personId) === 'owner' && role !== 'owner') assertNotLastOwner(workspaceId, personId)
    statement('UPDATE Member SET role = ? WHERE workspaceId = ? AND personId = ?').run(role, workspaceId, personId)
  })
}

/**
 * Takes somebody out: they are signed out everywhere, their tokens, own secrets and kept cookies go, what they made stays under their name.
 * Throws NotFoundError, ConflictError `last-owner`.
 */
export function removeMember(workspaceId: string, personId: string): void {
  inTransaction(() => {
    if (roleOf(workspaceId, personId) === 'owner') assertNotLastOwner(workspaceId, personId)
    for (const sql of [
      'DELETE FROM SignInSession WHERE userId = ?',
      'DELETE FROM Credential WHERE userId = ?',
      'DELETE FROM ApiToken WHERE personId = ?',
      'DELETE FROM Secret WHERE personId = ?',
      'DELETE FROM OwnVariables WHERE personId = ?',
      'DELETE FROM CookieJar WHERE personId = ?',
      'DELETE FROM Invitation WHERE personId = ?',
      'DELETE FROM Environment WHERE personId = ?',
      'UPDATE Person SET email = NULL WHERE id = ?',
    ])
      statement(sql).run(personId)
    statement('DELETE FROM Member WHERE workspaceId = ? AND personId = ?').run(workspaceId, personId)
  })
}
