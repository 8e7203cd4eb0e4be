import 'server-only'
import { decide, oneRefusesAll } from '../../core/address/decide'
import type { NetworkPolicy } from '../../core/address/network-policy'
import type { ResolvedAddress } from '../../core/transcript/fact'
import type { Listener } from './connection'
import type { HostPort } from './dial-target'
import type { Emit } from './emit'
import { failed, type Outcome, succeeded } from './failure'

type Where = HostPort & {
  readonly ownListeners: readonly Listener[]
  readonly practice: Listener | null
  readonly policy: NetworkPolicy
  /** It is a proxy that is dialled, which decides itself where it leads. */
  readonly asProxy?: boolean
}

/**
 * Which of the resolved addresses may be dialled, one `policy` fact each; a failure when none may, or when one may not where only
 * public addresses are allowed.
 */
export function judgeAddresses(addresses: readonly ResolvedAddress[], where: Where, emit: Emit): Outcome<readonly ResolvedAddress[]> {
  const { host, port, ownListeners, practice, policy, asProxy = false } = where
  const allowed: ResolvedAddress[] = []
  let blocked = failed('no-address', `${host} has no address`)
  for (const resolved of addresses) {
    const { decision, reason } = decide({ host, address: resolved.address, port, ownListeners, practice, policy, asProxy })
    emit({ kind: 'policy', decision, reason, host, address: resolved.address, port })
    if (decision === 'allowed') allowed.push(resolved)
    else
      blocked = failed('blocked', `the network policy refuses ${resolved.address} port ${port}: ${reason}`, {
        address: resolved.address,
        port,
      })
  }
  const isMixed = allowed.length > 0 && allowed.length < addresses.length
  if (isMixed && oneRefusesAll(policy)) return blocked
  return allowed.length > 0 ? succeeded(allowed) : blocked
}
