import { createContext, useContext } from 'react'
import type { Role } from '@/lib/client/team'

/** Who looks at the page; `alone`: nobody signs in here. */
export type Person = { readonly name: string; readonly role: Role; readonly access: 'alone' | 'team' }

export const PersonContext = createContext<Person | null>(null)

/** Who looks at the page; null for a stranger. */
export const usePerson = (): Person | null => useContext(PersonContext)

/** Why somebody who only looks cannot connect, send or change anything; null for everyone else. The server refuses it all the same. */
export function useOnlyLooks(): string | null {
  return usePerson()?.role === 'viewer' ? 'You are a viewer here: an owner can make you an editor, who connects and sends.' : null
}
