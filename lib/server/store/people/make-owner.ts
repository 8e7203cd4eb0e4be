import 'server-only'
import { ConflictError } from '../../../core/errors/errors'
import { now } from '../../platform/clock'
import { inTransaction, statement } from '../client'
import { localIdentity } from '../installation'
import { hasOwner } from './has-owner'
import { type Account, giveAccount } from './write-person'

/** Makes whoever worked here alone the owner, with all they have; gives their id. Throws ConflictError `has-owner`. */
export function makeOwner(account: Account): string {
  return inTransaction(() => {
    if (hasOwner()) throw new ConflictError('has-owner', 'This installation has an owner already: sign in, or ask them for an invitation')
    const { workspaceId, personId } = localIdentity()
    giveAccount(personId, account)
    statement(`INSERT INTO Member (workspaceId, personId, role, createdAt) VALUES (?, ?, 'owner', ?)
      ON CONFLICT (workspaceId, personId) DO UPDATE SET role = 'owner'`).run(workspaceId, personId, now().getTime())
    return personId
  })
}
