import 'server-only'
import { config } from '@/lib/server/config'
import { localIdentity } from '@/lib/server/store/installation'
import { type Action, PUBLIC_ACTIONS } from './actions'
import { AuthenticationError } from './authentication-error'
import { cookieOf, isSession, SESSION_COOKIE, sameText } from './session-cookie'

export type { Action } from './actions'

/** Who asks: rows are read and written in this workspace, as this person. */
export type Caller = { readonly workspaceId: string; readonly personId: string }

/** What the action is about, such as `{ id }` of an attempt; nothing is decided by it while there is one person. */
export type Subject = Readonly<Record<string, unknown>>

/**
 * Says who the caller is, if they may do `action`. Without ACCESS_TOKEN everyone who reaches the loopback address is the one
 * local person; with it, a bearer field or a session cookie is wanted. Throws AuthenticationError.
 */
export async function authorise(request: { readonly headers: Headers }, action: Action, _subject?: Subject): Promise<Caller> {
  const token = config().accessToken
  if (token !== null && !PUBLIC_ACTIONS.has(action)) assertSignedIn(request.headers, token)
  return localIdentity()
}

/** Whether the request carries the access token or a session made with it. */
export function isSignedIn(headers: Headers, token: string): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) return sameText(bearer, token)
  const session = cookieOf(headers, SESSION_COOKIE)
  return session !== null && isSession(session, token, Date.now())
}

function assertSignedIn(headers: Headers, token: string): void {
  if (isSignedIn(headers, token)) return
  const gave = headers.has('authorization') || cookieOf(headers, SESSION_COOKIE) !== null
  if (gave) throw new AuthenticationError('wrong-credentials', 'The access token or session is not valid (any more): sign in again')
  throw new AuthenticationError(
    'no-credentials',
    'No access token was given: send "Authorization: Bearer <ACCESS_TOKEN>" or sign in at /sign-in',
  )
}
