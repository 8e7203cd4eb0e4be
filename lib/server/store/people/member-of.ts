import 'server-only'
import type { Role } from '../../auth/actions'
import { statement } from '../client'

export type Membership = {
  readonly workspaceId: string
  readonly personId: string
  readonly role: Role
  readonly name: string
  /** What they sign in with; null for the local person until there is an owner. */
  readonly email: string | null
}

const SELECT = 'SELECT m.workspaceId, m.personId, m.role, p.name, p.email FROM Member m JOIN Person p ON p.id = m.personId'

/** Where somebody is a member, as what and under which name; null where they are none (any more). */
export function memberOf(personId: string): Membership | null {
  const row = statement(`${SELECT} WHERE m.personId = ? ORDER BY m.createdAt LIMIT 1`).get(personId)
  return (row as Membership | undefined) ?? null // safe: the rows are written by this folder
}

/** The same of who signs in with an address. */
export function memberByEmail(email: string): Membership | null {
  const row = statement(`${SELECT} WHERE p.email = ? ORDER BY m.createdAt LIMIT 1`).get(email.trim().toLowerCase())
  return (row as Membership | undefined) ?? null // safe: as above
}
