import 'server-only'
import { InputError } from '../../core/errors/errors'
import type { ConnectionPlan } from './connection'

/** A host (name or literal address, no brackets) and a port. */
export type HostPort = { readonly host: string; readonly port: number }

/** Where to dial: the practice endpoints, the draft's `connectTo`, or the URL's host. Throws InputError when that cannot be read. */
export function dialTarget(plan: Pick<ConnectionPlan, 'target' | 'network' | 'practice'>): HostPort {
  if (plan.target.scheme === 'practice') {
    if (!plan.practice) throw new InputError('practice-not-running', 'The practice endpoints are not running')
    return { host: plan.practice.address, port: plan.practice.port }
  }
  const { connectTo } = plan.network
  if (connectTo === undefined || connectTo === '') return { host: plan.target.host, port: plan.target.port }
  return parseConnectTo(connectTo)
}

/** Reads `host:port` or `[v6]:port`. Throws InputError when it is neither. */
export function parseConnectTo(text: string): HostPort {
  const match = /^(?:\[([^\]]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[3])
  const host = match?.[1] ?? match?.[2]
  if (host === undefined || !(port >= 1 && port <= 65_535)) {
    const message = `connectTo is "${text}": expected host:port or [IPv6 address]:port, port 1 to 65535`
    throw new InputError('connect-to', message, [{ path: 'request.network.connectTo', message }])
  }
  return { host, port }
}
