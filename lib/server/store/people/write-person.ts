import 'server-only'
import { ConflictError, NotFoundError } from '../../../core/errors/errors'
import type { Role } from '../../auth/actions'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { statement } from '../client'

export type Account = { readonly name: string; readonly email: string; readonly passwordHash: string }

/** Throws ConflictError `email-taken`. */
function assertFree(email: string): void {
  if (statement('SELECT 1 FROM Person WHERE email = ?').get(email) !== undefined)
    throw new ConflictError('email-taken', `Somebody signs in with ${email} already: use another address`)
}

function writePassword(personId: string, passwordHash: string, at: number): void {
  statement(`INSERT INTO Credential (id, accountId, providerId, userId, password, createdAt, updatedAt)
    VALUES (?, ?, 'credential', ?, ?, ?, ?)`).run(newId(), personId, personId, passwordHash, at, at)
}

/** Gives somebody who is here a name, an address and a password to sign in with. Call in a transaction. Throws ConflictError. */
export function giveAccount(personId: string, { name, email, passwordHash }: Account): void {
  assertFree(email)
  const at = now().getTime()
  statement('UPDATE Person SET name = ?, email = ?, updatedAt = ? WHERE id = ?').run(name, email, at, personId)
  writePassword(personId, passwordHash, at)
}

/** Makes a person who is a member from now on; gives their id. Call in a transaction. Throws ConflictError. */
export function addPerson(workspaceId: string, role: Role, { name, email, passwordHash }: Account): string {
  assertFree(email)
  const id = newId()
  const at = now().getTime()
  statement('INSERT INTO Person (id, name, email, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?)').run(id, name, email, at, at)
  statement('INSERT INTO Member (workspaceId, personId, role, createdAt) VALUES (?, ?, ?, ?)').run(workspaceId, id, role, at)
  writePassword(id, passwordHash, at)
  return id
}

/** Sets somebody's password and signs them out everywhere. Call in a transaction. Throws NotFoundError where they have none. */
export function setPassword(personId: string, passwordHash: string): void {
  const { changes } = statement('UPDATE Credential SET password = ?, updatedAt = ? WHERE userId = ?').run(
    passwordHash,
    now().getTime(),
    personId,
  )
  if (changes === 0) throw new NotFoundError('Nobody signs in so (any more)')
  statement('DELETE FROM SignInSession WHERE userId = ?').run(personId)
}
