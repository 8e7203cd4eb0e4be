import 'server-only'
import { statement } from '../client'

export type PersonFound = { readonly id: string; readonly name: string; readonly email: string }

/** The member who signs in with an address; null where nobody does. */
export function personByEmail(email: string): PersonFound | null {
  const row = statement('SELECT p.id, p.name, p.email FROM Person p JOIN Member m ON m.personId = p.id WHERE p.email = ?').get(
    email.trim().toLowerCase(),
  )
  return (row as PersonFound | undefined) ?? null // safe: the columns above
}

/** The member with an id; null where there is none who signs in. */
export function personById(id: string): PersonFound | null {
  const row = statement(
    'SELECT p.id, p.name, p.email FROM Person p JOIN Member m ON m.personId = p.id WHERE p.id = ? AND p.email IS NOT NULL',
  ).get(id)
  return (row as PersonFound | undefined) ?? null // safe: the columns above
}
