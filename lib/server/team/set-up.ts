import 'server-only'
import { ConflictError } from '@/lib/core/errors/errors'
import { access, forgetAccess } from '@/lib/server/auth/access'
import { AuthenticationError } from '@/lib/server/auth/authentication-error'
import { sameText } from '@/lib/server/auth/bearer-token'
import { setUpToken } from '@/lib/server/auth/set-up-token'
import { signIn } from '@/lib/server/auth/sign-in'
import { tried } from '@/lib/server/auth/tries'
import { localIdentity } from '@/lib/server/store/installation'
import { makeOwner } from '@/lib/server/store/people/make-owner'
import { type AccountInput, accountOf } from './account'
import { audit } from './audit'

/**
 * Makes the owner and signs them in: gives the `Set-Cookie` fields. Where others reach the server the token of its console is wanted;
 * who is alone needs none. Throws AuthenticationError, ConflictError `has-owner`, InputError, LimitError.
 */
export async function setUp(headers: Headers, input: AccountInput & { readonly token?: string }): Promise<readonly string[]> {
  const mode = access()
  if (mode === 'team')
    throw new ConflictError('has-owner', 'This installation has an owner already: sign in, or ask them for an invitation')
  if (mode === 'set-up')
    await tried({ headers, kind: 'set-up' }, () => {
      if (input.token === undefined || !sameText(input.token, setUpToken()))
        throw new AuthenticationError('wrong-token', 'This is not the token on the console of the server: it changes with each start')
    })
  const account = await accountOf(input)
  const personId = makeOwner(account)
  forgetAccess()
  audit({ ...localIdentity(), personId, name: account.name }, 'set-up', account.email)
  return signIn(headers, input)
}
