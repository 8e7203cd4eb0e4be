import 'server-only'
import type { Role } from '@/lib/server/auth/actions'
import { newToken, tokenHash } from '@/lib/server/auth/bearer-token'
import type { SignedIn } from '@/lib/server/auth/caller'
import { signIn } from '@/lib/server/auth/sign-in'
import { tried } from '@/lib/server/auth/tries'
import { now } from '@/lib/server/platform/clock'
import {
  acceptInvitation,
  createInvitation,
  deleteInvitation,
  type InvitationRecord,
  listInvitations,
  openInvitation,
} from '@/lib/server/store/people/invitations'
import { memberOf } from '@/lib/server/store/people/member-of'
import { type AccountInput, accountOf } from './account'
import { audit } from './audit'

const DAY_MS = 24 * 60 * 60 * 1000

/** Makes an invitation; its token is told this once. */
export function invite(
  caller: SignedIn,
  { role, note = '', days = 7 }: { readonly role: Role; readonly note?: string; readonly days?: number },
): InvitationRecord & { readonly token: string } {
  const token = newToken('invite')
  const expiresAt = new Date(now().getTime() + days * DAY_MS)
  const invitation = createInvitation({
    workspaceId: caller.workspaceId,
    createdById: caller.personId,
    role,
    note,
    tokenHash: tokenHash(token),
    expiresAt,
  })
  audit(caller, 'invitation.create', note || invitation.id, { role, days })
  return { ...invitation, token }
}

export const allInvitations = ({ workspaceId }: SignedIn) => ({ items: listInvitations(workspaceId) })

/** Throws NotFoundError. */
export function takeBack(caller: SignedIn, id: string): void {
  deleteInvitation(caller.workspaceId, id)
  audit(caller, 'invitation.delete', id)
}

/** `resets`: it is no invitation but sets a new password, of the member of this name. */
type Offer = { readonly role: Role; readonly note: string; readonly expiresAt: Date; readonly resets: string | null }

/** What a link offers to who holds its token. Throws NotFoundError, ConflictError, LimitError. */
export function offered(headers: Headers, token: string): Promise<Offer> {
  return tried({ headers, kind: 'invitation' }, () => {
    const { role, note, expiresAt, personId } = openInvitation(tokenHash(token))
    return { role, note, expiresAt, resets: personId === null ? null : (memberOf(personId)?.name ?? '') }
  })
}

/** Makes a member of who holds the token and signs them in: gives the `Set-Cookie` fields. Throws what `offered` does, InputError. */
export async function accept(headers: Headers, { token, ...input }: AccountInput & { readonly token: string }): Promise<readonly string[]> {
  await tried({ headers, kind: 'invitation' }, () => openInvitation(tokenHash(token)))
  const account = await accountOf(input)
  const { workspaceId, personId } = acceptInvitation(tokenHash(token), account)
  audit({ workspaceId, personId, name: account.name }, 'invitation.accept', account.email)
  return signIn(headers, input)
}
