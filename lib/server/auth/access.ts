import 'server-only'
import { isLoopback } from '@/lib/config/environment.mjs'
import { config } from '@/lib/server/config'
import { forgetSingleton, singleton } from '@/lib/server/platform/singleton'
import { hasOwner } from '@/lib/server/store/people/has-owner'

/**
 * Who may come in. `alone`: only this machine reaches the server and nobody made an owner: everyone is the one local person.
 * `set-up`: others can reach it and nobody owns it: nothing is answered but the set-up. `team`: people sign in.
 */
export type Access = 'alone' | 'set-up' | 'team'

/** Which of the three it is now. */
export function access(): Access {
  if (singleton('owned', () => ({ yes: hasOwner() })).yes) return 'team'
  return reachable() ? 'set-up' : 'alone'
}

/** To be called when an owner was made. */
export const forgetAccess = (): void => forgetSingleton('owned')

/** Whether other machines can reach this server: by its address, or by a proxy that its public URL or its trusted proxies tell of. */
function reachable(): boolean {
  const { host, publicUrl, trustedProxies } = config()
  if (!isLoopback(host) || trustedProxies.length > 0) return true
  return publicUrl !== null && !isLoopback(new URL(publicUrl).hostname.replace(/^\[|\]$/g, ''))
}
