import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import ipaddr from 'ipaddr.js'
import { singleton } from '@/lib/server/platform/singleton'

/** The field in which a request carries the address it really came from; what a client writes there is overwritten. */
export const PEER_FIELD = 'x-sockscope-peer'

const FORWARDED_FIELDS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'] as const
const watch = () => singleton('peers', () => ({ on: false }))

type Incoming = {
  readonly headers: Record<string, string | string[] | undefined>
  readonly socket: { readonly remoteAddress?: string; readonly localPort?: number }
}

/** Whether `address` lies in one of `proxies` (addresses or CIDR ranges; IPv4 also as `::ffff:` form). */
export function isTrusted(address: string, proxies: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const peer = ipaddr.process(address)
  return proxies.some((proxy) => {
    const range = proxy.includes('/')
      ? proxy
      : ipaddr.isValid(proxy)
        ? `${proxy}/${ipaddr.process(proxy).kind() === 'ipv4' ? 32 : 128}`
        : null
    if (range === null || !ipaddr.isValidCIDR(range)) return false
    const [network, bits] = ipaddr.parseCIDR(range)
    return network.kind() === peer.kind() && peer.match(network, bits)
  })
}

/** Drops what a peer we do not trust says about whom it forwards for, and notes the peer itself. */
export function markPeer(request: Incoming, proxies: readonly string[]): void {
  const address = request.socket.remoteAddress ?? ''
  if (!isTrusted(address, proxies)) for (const field of FORWARDED_FIELDS) delete request.headers[field]
  request.headers[PEER_FIELD] = address
}

/**
 * Looks at every request that arrives at `port` before Next does, because a proxy function cannot see the socket.
 * Call once, before the first request is answered.
 */
export function watchPeers(port: () => number, proxies: readonly string[]): void {
  if (watch().on) return
  watch().on = true
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: Incoming }
    if (request.socket.localPort === port()) markPeer(request, proxies)
  })
}

/** The address the request came from, and what a trusted proxy said; both null where nobody watches. */
export function peerOf(
  headers: Headers,
  proxies: readonly string[],
): { readonly address: string | null; readonly forwarded: { readonly host: string | null; readonly proto: string | null } | null } {
  const address = watch().on ? headers.get(PEER_FIELD) : null
  if (address === null || !isTrusted(address, proxies)) return { address, forwarded: null }
  return { address, forwarded: { host: headers.get('x-forwarded-host'), proto: headers.get('x-forwarded-proto') } }
}
