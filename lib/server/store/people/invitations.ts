import 'server-only'
import { ConflictError, NotFoundError } from '../../../core/errors/errors'
import type { Role } from '../../auth/actions'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { inTransaction, statement } from '../client'
import { type Account, addPerson, setPassword } from './write-person'

export type InvitationRecord = {
  readonly id: string
  /** Whose password it sets; null: it makes a member. */
  readonly personId: string | null
  readonly role: Role
  readonly note: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly acceptedBy: string | null
}
type Row = {
  readonly id: string
  readonly personId: string | null
  readonly workspaceId: string
  readonly role: Role
  readonly note: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly acceptedAt: number | null
  readonly acceptedBy: string | null
}
type NewInvitation = {
  readonly workspaceId: string
  readonly createdById: string
  readonly personId?: string | null
  readonly role: Role
  readonly note: string
  readonly tokenHash: Uint8Array
  readonly expiresAt: Date
}

const toRecord = (row: Row): InvitationRecord => ({
  id: row.id,
  personId: row.personId,
  role: row.role,
  note: row.note,
  acceptedBy: row.acceptedBy,
  createdAt: new Date(row.createdAt),
  expiresAt: new Date(row.expiresAt),
  acceptedAt: row.acceptedAt === null ? null : new Date(row.acceptedAt),
})

/** Keeps an invitation under the hash of its token. */
export function createInvitation(made: NewInvitation): InvitationRecord {
  const { workspaceId, createdById, personId = null, role, note, tokenHash, expiresAt } = made
  const id = newId()
  const at = now()
  statement(`INSERT INTO Invitation (id, workspaceId, createdById, personId, role, note, tokenHash, createdAt, expiresAt)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    id,
    workspaceId,
    createdById,
    personId,
    role,
    note,
    tokenHash,
    at.getTime(),
    expiresAt.getTime(),
  )
  return { id, personId, role, note, createdAt: at, expiresAt, acceptedAt: null, acceptedBy: null }
}

/** The invitations of a workspace, newest first, at most 500. */
export function listInvitations(workspaceId: string): readonly InvitationRecord[] {
  const rows = statement('SELECT * FROM Invitation WHERE workspaceId = ? ORDER BY createdAt DESC, id DESC LIMIT 500').all(workspaceId)
  return (rows as Row[]).map(toRecord) // safe: the table's columns
}

/** Takes an invitation back; who accepted it stays a member. Throws NotFoundError. */
export function deleteInvitation(workspaceId: string, id: string): void {
  const { changes } = statement('DELETE FROM Invitation WHERE id = ? AND workspaceId = ?').run(id, workspaceId)
  if (changes === 0) throw new NotFoundError(`There is no invitation ${id}`)
}

/** The open invitation with this token. Throws NotFoundError, ConflictError `invitation-used`, `invitation-expired`. */
export function openInvitation(tokenHash: Uint8Array): InvitationRecord & { readonly workspaceId: string } {
  const row = statement('SELECT * FROM Invitation WHERE tokenHash = ?').get(tokenHash) as Row | undefined
  if (row === undefined) throw new NotFoundError('There is no such invitation: it was taken back, or the link is not whole')
  const invitation = toRecord(row)
  if (invitation.acceptedAt !== null)
    throw new ConflictError('invitation-used', 'This invitation was used already: sign in, or ask for a new one')
  if (invitation.expiresAt <= now())
    throw new ConflictError(
      'invitation-expired',
      `This invitation ended on ${invitation.expiresAt.toISOString().slice(0, 10)}: ask for a new one`,
    )
  return { ...invitation, workspaceId: row.workspaceId }
}

/** Makes a member of who holds the token, once; gives their id. Throws what `openInvitation` does, ConflictError `email-taken`. */
export function acceptInvitation(tokenHash: Uint8Array, account: Account): { readonly workspaceId: string; readonly personId: string } {
  return inTransaction(() => {
    const { id, workspaceId, role, personId: whose } = openInvitation(tokenHash)
    if (whose !== null) throw new ConflictError('not-an-invitation', 'This link sets a new password: it makes no member')
    const personId = addPerson(workspaceId, role, account)
    statement('UPDATE Invitation SET acceptedAt = ?, acceptedBy = ? WHERE id = ?').run(now().getTime(), account.name, id)
    return { workspaceId, personId }
  })
}

/** Sets the password of whom the link is for, once, and signs them out everywhere; gives who that is. Throws what `openInvitation` does. */
export function takeNewPassword(tokenHash: Uint8Array, passwordHash: string): { readonly workspaceId: string; readonly personId: string } {
  return inTransaction(() => {
    const { id, workspaceId, personId } = openInvitation(tokenHash)
    if (personId === null) throw new ConflictError('not-a-reset', 'This link makes a member: it sets no password')
    setPassword(personId, passwordHash)
    statement('UPDATE Invitation SET acceptedAt = ? WHERE id = ?').run(now().getTime(), id)
    return { workspaceId, personId }
  })
}
