import 'server-only'
import { networkInterfaces } from 'node:os'
import { config } from '@/lib/server/config'
import type { Listener } from '@/lib/server/net/connection'
import { practiceAddress } from '@/lib/server/practice-endpoints'

const WILDCARDS: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** Where this installation itself listens: attempts may not be made to connect to it. A wildcard is spelled out by interface. */
export function ownListeners(): readonly Listener[] {
  const { host } = config()
  const port = ownPort()
  const practice = practiceAddress()
  const addresses = WILDCARDS.has(host)
    ? Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))
    : []
  return [host, ...addresses].map((address): Listener => ({ address, port })).concat(practice ?? [])
}

/** The port this process listens on: Next writes it to the environment once it listens, whatever it was started with. */
export function ownPort(): number {
  return Number(process.env.PORT) || config().port
}
