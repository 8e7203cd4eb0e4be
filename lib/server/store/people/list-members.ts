import 'server-only'
import type { Role } from '../../auth/actions'
import { statement } from '../client'

/** A member as it is listed. */
export type MemberRecord = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly role: Role
  readonly createdAt: Date
  /** When they last did something while signed in; null where that is not known. */
  readonly seenAt: Date | null
}

type Row = Omit<MemberRecord, 'createdAt' | 'seenAt'> & { readonly createdAt: number; readonly seenAt: number | null }

const SELECT = `SELECT p.id, p.name, p.email, m.role, m.createdAt,
    (SELECT max(s.updatedAt) FROM SignInSession s WHERE s.userId = p.id) AS seenAt
  FROM Member m JOIN Person p ON p.id = m.personId WHERE m.workspaceId = ? ORDER BY m.createdAt, p.id LIMIT 1000`

/** The members of a workspace, the first first. */
export function listMembers(workspaceId: string): readonly MemberRecord[] {
  const rows = statement(SELECT).all(workspaceId) as Row[] // safe: the columns above
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), seenAt: row.seenAt === null ? null : new Date(row.seenAt) }))
}
