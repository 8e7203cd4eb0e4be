import 'server-only'
import { cache } from 'react'
import { PolicyError } from '@/lib/core/errors/errors'
import { localIdentity } from '@/lib/server/store/installation'
import { findToken } from '@/lib/server/store/people/api-tokens'
import { memberOf } from '@/lib/server/store/people/member-of'
import { endSession } from '@/lib/server/store/people/sessions'
import { access } from './access'
import { type Action, isPublic, roleFor, roleMay } from './actions'
import { AuthenticationError } from './authentication-error'
import { tokenHash } from './bearer-token'
import type { SignedIn } from './caller'
import { hasSessionCookie } from './cookies'
import { authLibrary } from './library'
import { noOwner } from './no-owner'
import { scopeAllows } from './token-scope'

export type { Action } from './actions'
export type { Caller, SignedIn } from './caller'

/** What the action is about, such as `{ id }` of an attempt; every verb looks a row up in the caller's workspace itself. */
export type Subject = Readonly<Record<string, unknown>>

/** A session that was not used for this long has ended, and so has one this old, milliseconds. */
const IDLE_MS = 7 * 24 * 60 * 60 * 1000
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Says who the caller is, if they may do `action`. Alone on loopback everyone is the local person; else a session or the token of a
 * script is wanted. Throws AuthenticationError, PolicyError `set-up-first` or `not-allowed`.
 */
export async function authorise(request: { readonly headers: Headers }, action: Action, _subject?: Subject): Promise<SignedIn> {
  const mode = access()
  if (mode === 'alone' || isPublic(action)) return { ...localIdentity(), name: 'Me', role: 'owner', via: 'alone', sessionId: null }
  if (mode === 'set-up') throw noOwner()
  const caller = (await signedIn(request.headers, action)) ?? refuse(request.headers)
  if (!roleMay(caller.role, action))
    throw new PolicyError(
      'not-allowed',
      `You are ${caller.role === 'viewer' ? 'a viewer' : 'an editor'} here: this takes the role ${roleFor(action)}`,
    )
  return caller
}

/** Who signed in, by session or token; null where neither is there or holds. A token that may not do it is refused. */
export async function signedIn(headers: Headers, action?: Action): Promise<SignedIn | null> {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return bearer === undefined ? bySession(headers) : byToken(bearer, action)
}

function byToken(token: string, action: Action | undefined): SignedIn | null {
  const found = findToken(tokenHash(token))
  if (found === null) return null
  if (action !== undefined && !scopeAllows(found.scope, action))
    throw new PolicyError('token-scope', `This token may only ${found.scope}: the call needs more`)
  const { workspaceId, personId, person, role } = found
  return { workspaceId, personId, name: person, role, via: 'token', sessionId: null }
}

/** A page and the layout around it ask for the same session: within one rendering it is looked up once. */
const sessionOf = cache((cookie: string) => authLibrary().api.getSession({ headers: new Headers({ cookie }) }))

async function bySession(headers: Headers): Promise<SignedIn | null> {
  if (!hasSessionCookie(headers)) return null
  const found = await sessionOf(headers.get('cookie') ?? '')
  if (found === null) return null
  const { id, createdAt, updatedAt, userId } = found.session
  const now = Date.now()
  if (now - createdAt.getTime() > LONGEST_MS || now - updatedAt.getTime() > IDLE_MS) {
    endSession(id)
    return null
  }
  const member = memberOf(userId)
  if (member === null) return null
  return { workspaceId: member.workspaceId, personId: userId, name: member.name, role: member.role, via: 'session', sessionId: id }
}

function refuse(headers: Headers): never {
  if (headers.has('authorization') || hasSessionCookie(headers))
    throw new AuthenticationError('wrong-credentials', 'The token or session is not valid (any more): sign in again')
  throw new AuthenticationError(
    'no-credentials',
    'Sign in at /sign-in, or send "Authorization: Bearer <token>" with a token made in the settings',
  )
}
