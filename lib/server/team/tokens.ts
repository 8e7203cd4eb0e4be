import 'server-only'
import { newToken, tokenHash } from '@/lib/server/auth/bearer-token'
import type { SignedIn } from '@/lib/server/auth/caller'
import type { Scope } from '@/lib/server/auth/token-scope'
import { now } from '@/lib/server/platform/clock'
import { createToken, deleteToken, listTokens, type TokenRecord } from '@/lib/server/store/people/api-tokens'
import { audit } from './audit'

const DAY_MS = 24 * 60 * 60 * 1000

/** An owner sees every token, everyone else their own. */
const whose = ({ role, personId }: SignedIn) => (role === 'owner' ? null : personId)

export const allTokens = (caller: SignedIn) => ({ items: listTokens(caller.workspaceId, whose(caller)) })

/** Makes a token with which scripts act as the caller; it is told this once. */
export function makeToken(
  caller: SignedIn,
  { name, scope, days = null }: { readonly name: string; readonly scope: Scope; readonly days?: number | null },
): TokenRecord & { readonly token: string } {
  const token = newToken('sks')
  const expiresAt = days === null ? null : new Date(now().getTime() + days * DAY_MS)
  const { workspaceId, personId } = caller
  const record = createToken({ workspaceId, personId, name, scope, tokenHash: tokenHash(token), expiresAt })
  audit(caller, 'token.create', name, { scope, days })
  return { ...record, token }
}

/** Throws NotFoundError. */
export function endToken(caller: SignedIn, id: string): void {
  deleteToken(caller.workspaceId, id, whose(caller))
  audit(caller, 'token.delete', id)
}
