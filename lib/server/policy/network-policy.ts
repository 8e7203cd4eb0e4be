import 'server-only'
import type { NetworkPolicy } from '@/lib/core/address/network-policy'
import { access } from '@/lib/server/auth/access'
import { forgetSingleton, singleton } from '@/lib/server/platform/singleton'
import { localIdentity } from '@/lib/server/store/installation'
import { readSetting } from '@/lib/server/store/settings/settings'

export const POLICY_SETTING = 'network-policy'

/** As it is set: `auto` lets a person on a machine of their own go everywhere, and a team to public addresses only. */
export type SetPolicy = Omit<NetworkPolicy, 'base'> & { readonly base: NetworkPolicy['base'] | 'auto' }

const UNSET: SetPolicy = { base: 'auto', allow: [], deny: [] }

/** As an owner set it. */
export function setPolicy(): SetPolicy {
  return singleton('network-policy', () => (readSetting(localIdentity().workspaceId, POLICY_SETTING) as SetPolicy | null) ?? UNSET) // safe: written by change.ts
}

/** To be called when it was set anew. */
export const forgetPolicy = (): void => forgetSingleton('network-policy')

/** Where this installation may connect now. */
export function networkPolicy(): NetworkPolicy {
  const { base, allow, deny } = setPolicy()
  return { base: base === 'auto' ? (access() === 'alone' ? 'private' : 'public') : base, allow, deny }
}
