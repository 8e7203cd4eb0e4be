import 'server-only'
import { headers } from 'next/headers'
import { access } from './access'
import type { Role } from './actions'
import { signedIn } from './authorise'

export type PagePerson = { readonly name: string; readonly role: Role; readonly access: 'alone' | 'team' }

/** Who looks at a page, for its own eyes; null where that is a stranger. What they may do is decided by each call. */
export async function pagePerson(): Promise<PagePerson | null> {
  const mode = access()
  if (mode === 'alone') return { name: '', role: 'owner', access: 'alone' }
  const caller = mode === 'team' ? await signedIn(new Headers(await headers())) : null
  return caller === null ? null : { name: caller.name, role: caller.role, access: 'team' }
}
