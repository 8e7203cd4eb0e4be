import 'server-only'
import { NotFoundError } from '@/lib/core/errors/errors'
import { newToken, tokenHash } from '@/lib/server/auth/bearer-token'
import type { SignedIn } from '@/lib/server/auth/caller'
import { hashPassword } from '@/lib/server/auth/password'
import { signIn } from '@/lib/server/auth/sign-in'
import { tried } from '@/lib/server/auth/tries'
import { endStreams } from '@/lib/server/http/event-stream'
import { now } from '@/lib/server/platform/clock'
import { createInvitation, openInvitation, takeNewPassword } from '@/lib/server/store/people/invitations'
import { memberOf } from '@/lib/server/store/people/member-of'
import { assertPassword } from './account'
import { audit } from './audit'

const HOUR_MS = 60 * 60 * 1000

/** Makes a link with which a member sets a new password within a day; its token is told this once. Throws NotFoundError. */
export function offerNewPassword(caller: SignedIn, personId: string): { readonly token: string; readonly expiresAt: Date } {
  const member = memberOf(personId)
  if (member === null || member.email === null || member.workspaceId !== caller.workspaceId)
    throw new NotFoundError(`There is no member ${personId}`)
  const token = newToken('reset')
  const expiresAt = new Date(now().getTime() + 24 * HOUR_MS)
  createInvitation({
    workspaceId: caller.workspaceId,
    createdById: caller.personId,
    personId,
    role: member.role,
    note: `a new password for ${member.name}`,
    tokenHash: tokenHash(token),
    expiresAt,
  })
  audit(caller, 'password.offer', member.email)
  return { token, expiresAt }
}

/** Sets the password of whom the link is for and signs them in: gives the `Set-Cookie` fields. Throws NotFoundError, ConflictError, InputError, LimitError. */
export async function setNewPassword(
  headers: Headers,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<readonly string[]> {
  const hash = tokenHash(token)
  const { personId: whose } = await tried({ headers, kind: 'invitation' }, () => openInvitation(hash))
  const member = whose === null ? null : memberOf(whose)
  assertPassword(password, member === null ? [] : [member.name])
  const { workspaceId, personId } = takeNewPassword(hash, await hashPassword(password))
  endStreams({ personId })
  const email = member?.email ?? null
  audit({ workspaceId, personId }, 'password.reset', email ?? '')
  return email === null ? [] : signIn(headers, { email, password })
}
