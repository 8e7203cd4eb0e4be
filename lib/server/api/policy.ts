import 'server-only'
import { decide, oneRefusesAll } from '@/lib/core/address/decide'
import { InputError } from '@/lib/core/errors/errors'
import { createRedactor } from '@/lib/core/handshake/redact'
import { parseTarget } from '@/lib/core/handshake/target'
import { ownListeners } from '@/lib/server/attempts/listeners'
import { config } from '@/lib/server/config'
import { dialTarget } from '@/lib/server/net/dial-target'
import { resolve } from '@/lib/server/net/resolve'
import { networkPolicy, setPolicy } from '@/lib/server/policy/network-policy'
import { practiceAddress } from '@/lib/server/practice-endpoints'

const RESOLVE_MS = 5_000

/** What is never dialled, by the code that a `policy` fact carries. */
const BLOCKED = [
  { reason: 'cloud-metadata', title: 'Metadata services of cloud machines, in every spelling of their addresses' },
  { reason: 'own-listener', title: 'The port this server itself listens on' },
  {
    reason: 'bad-port',
    title: 'Ports of other protocols (mail, Redis, …) away from this machine, unless they are allowed by address and port',
  },
] as const

/** Where this installation may connect. Targets are judged by each resolved address, and exactly that address is dialled; a Unix socket only as the owner lists it. */
export function readPolicy() {
  return {
    blocked: BLOCKED,
    ownListeners: ownListeners(),
    practice: practiceAddress(),
    unixSockets: config().unixSockets,
    set: setPolicy(),
    base: networkPolicy().base,
  }
}

/** Resolves where a URL leads and says of each address whether it may be dialled; nothing is dialled. Throws InputError. */
export async function testPolicy({ url, connectTo }: { readonly url: string; readonly connectTo?: string }, signal: AbortSignal) {
  const read = parseTarget(url)
  if (!read.ok) throw new InputError(read.problem.code, read.problem.message, [{ path: 'url', message: read.problem.message }])
  const practice = practiceAddress()
  const { host, port } = dialTarget({ target: read.target, network: connectTo === undefined ? {} : { connectTo }, practice })
  const shown = { url: createRedactor([]).url(url), host, port }
  const resolved = await resolve({ host, family: undefined, timeout: RESOLVE_MS, signal })
  if (!resolved.ok) return { ...shown, allowed: false, addresses: [], because: `${host} cannot be resolved: ${resolved.mishap.detail}` }
  const policy = networkPolicy()
  const addresses = resolved.value.map(({ address }) => {
    const { decision, reason } = decide({ host, address, port, ownListeners: ownListeners(), practice, policy })
    return { address, allowed: decision === 'allowed', reason }
  })
  const open = addresses.filter((address) => address.allowed)
  const allowed = (open.length === addresses.length && open.length > 0) || (open.length > 0 && !oneRefusesAll(policy))
  const all = addresses.map(({ address, reason }) => `${address} (${reason})`).join(', ')
  const because =
    allowed && open.length < addresses.length
      ? `Allowed, but only ${open.map(({ address }) => address).join(', ')}`
      : `${allowed ? 'Allowed' : 'Refused'}: ${all}`
  return { ...shown, allowed, addresses, because }
}
