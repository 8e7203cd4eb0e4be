import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { access } from '@/lib/server/auth/access'
import type { SignedIn } from '@/lib/server/auth/caller'
import { authLibrary } from '@/lib/server/auth/library'
import { tried } from '@/lib/server/auth/tries'
import { endStreams } from '@/lib/server/http/event-stream'
import { endSessions } from '@/lib/server/store/people/sessions'
import { assertPassword } from './account'
import { audit } from './audit'

/** Who asks, and whether people sign in here at all. */
export function me({ personId, name, role, via }: SignedIn) {
  return { id: personId, name, role, via, access: access() }
}

/** Changes the caller's own password and signs them out everywhere else. Throws InputError, LimitError. */
export async function changePassword(
  caller: SignedIn,
  headers: Headers,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> {
  assertPassword(password, [caller.name])
  await tried({ headers, kind: 'password', about: caller.personId }, async () => {
    const answer = await authLibrary().api.changePassword({
      body: { currentPassword: current, newPassword: password },
      headers,
      asResponse: true,
    })
    if (answer.ok) return
    const message = 'This is not your password as it is now'
    throw new InputError('wrong-password', message, [{ path: 'current', message }])
  })
  endSessions(caller.personId, caller.sessionId)
  endStreams({ personId: caller.personId })
  audit(caller, 'password.change', caller.name)
}
