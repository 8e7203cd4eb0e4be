import 'server-only'
import type { Role } from '../../auth/actions'
import { statement } from '../client'

export type Membership = { readonly workspaceId: string; readonly role: Role; readonly name: string }

const SELECT = `SELECT m.workspaceId, m.role, p.name FROM Member m JOIN Person p ON p.id = m.personId
  WHERE m.personId = ? ORDER BY m.createdAt LIMIT 1`

/** Where somebody is a member, as what and under which name; null where they are none (any more). */
export function memberOf(personId: string): Membership | null {
  return (statement(SELECT).get(personId) as Membership | undefined) ?? null // safe: the rows are written by this folder
}
