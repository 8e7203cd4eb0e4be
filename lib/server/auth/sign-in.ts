import 'server-only'
import { endStreams } from '@/lib/server/http/event-stream'
import { memberOf } from '@/lib/server/store/people/member-of'
import { audit } from '@/lib/server/team/audit'
import { AuthenticationError } from './authentication-error'
import { signedIn } from './authorise'
import { cookieFields } from './cookies'
import { authLibrary } from './library'
import { tried } from './tries'

type SignInInput = { readonly email: string; readonly password: string }

/**
 * Gives the `Set-Cookie` fields of a new session. Throws AuthenticationError, the same for a wrong address and a wrong password;
 * LimitError after ten wrong tries in a minute.
 */
export function signIn(headers: Headers, { email, password }: SignInInput): Promise<readonly string[]> {
  const address = email.trim().toLowerCase()
  return tried({ headers, kind: 'sign-in', about: address }, async () => {
    const answer = await authLibrary().api.signInEmail({ body: { email: address, password }, headers, asResponse: true })
    if (!answer.ok) throw new AuthenticationError('wrong-credentials', 'No member signs in with this address and password')
    const { user } = (await answer.json()) as { user: { id: string } } // safe: the library answers so where it is ok
    const member = memberOf(user.id)
    if (member === null) throw new AuthenticationError('wrong-credentials', 'No member signs in with this address and password')
    audit({ ...member, personId: user.id }, 'session.create', address)
    return cookieFields(answer, headers)
  })
}

/** Ends the session of a request and the streams it follows; gives the `Set-Cookie` fields that say so. */
export async function signOut(headers: Headers): Promise<readonly string[]> {
  const caller = await signedIn(headers).catch(() => null)
  const answer = await authLibrary().api.signOut({ headers, asResponse: true })
  if (caller?.sessionId != null) {
    endStreams({ sessionId: caller.sessionId })
    audit(caller, 'session.delete', caller.name)
  }
  return cookieFields(answer, headers)
}
