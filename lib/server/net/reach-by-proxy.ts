import 'server-only'
import { isIP, type Socket } from 'node:net'
import { decideName } from '../../core/address/decide'
import { InputError } from '../../core/errors/errors'
import type { ResolvedAddress } from '../../core/transcript/fact'
import { httpConnect } from '../../core/tunnel/http-connect'
import type { ProxyAddress } from '../../core/tunnel/proxy-url'
import { socks5 } from '../../core/tunnel/socks5'
import { dial } from './dial'
import { failed, type Mishap, type Outcome, succeeded } from './failure'
import { judgeAddresses } from './judge-addresses'
import { type Reached, type Reaching, tellConnected } from './reach'
import { resolve } from './resolve'
import { secure } from './tls'
import { openTunnel } from './tunnel'

/** A name that only the proxy may know is not looked up for longer, milliseconds. */
const LOOK_UP = 2_000
/** Of many addresses a proxy is asked for no more. */
const MOST_ENDS = 4

/** Throws InputError where a host cannot be asked of a proxy: 255 octets are the most SOCKS5 takes (RFC 1928 §5). */
export function assertAskable(host: string): void {
  if (/^[\x21-\x7e]{1,255}$/.test(host)) return
  const message = `connectTo has the host ${JSON.stringify(host)}: a proxy takes 1 to 255 ASCII characters`
  throw new InputError('connect-to', message, [{ path: 'request.network.connectTo', message }])
}

/**
 * Has a proxy connect to the endpoint. The policy is asked for the proxy's addresses and for where the tunnel leads: for the address
 * itself where it is known here, for every address of a name the proxy resolves again.
 */
export async function reachByProxy(reaching: Reaching, proxy: ProxyAddress): Promise<Reached> {
  const { plan, signal, emit, where } = reaching
  const { timeouts } = plan
  const lists = { ownListeners: plan.ownListeners, practice: plan.practice, policy: plan.policy }
  const resolved = await resolve({ host: proxy.host, family: undefined, timeout: timeouts.resolve, signal })
  if (!resolved.ok) return atProxy(resolved.mishap, `its name ${proxy.host} has no address here`)
  emit({ kind: 'reached', phase: 'resolve', data: { host: proxy.host, addresses: resolved.value } })
  const allowed = judgeAddresses(resolved.value, { host: proxy.host, port: proxy.port, ...lists, asProxy: true }, emit)
  if (!allowed.ok) return blocked(allowed.mishap)
  const ends = await tunnelEnds(reaching, proxy)
  if (!ends.ok) return ends.mishap.code === 'blocked' ? blocked(ends.mishap) : { ok: false, phase: 'resolve', mishap: ends.mishap }

  let left = timeouts.proxy
  for (const [index, host] of ends.value.entries()) {
    const begun = plan.now()
    const reached = await askProxy(reaching, proxy, allowed.value, host, left)
    left = left > 0 ? Math.max(1, left - (plan.now() - begun)) : 0
    // What one address refuses another may take, as where we dial ourselves; nothing else is tried again.
    const isLast = index === ends.value.length - 1
    if (reached.ok || isLast || reached.mishap.code !== 'proxy-refused' || signal.aborted) return reached
    emit({ kind: 'tried', address: host, port: where.port, code: 'proxy-refused', detail: reached.mishap.detail })
  }
  return { ok: false, phase: 'resolve', mishap: failed('no-address', `${where.host} has no address`).mishap }
}

/** Dials the proxy and has it make a tunnel to one host; `timeout` is for the conversation with it, milliseconds. */
async function askProxy(
  { plan, where, signal, emit, turn }: Reaching,
  proxy: ProxyAddress,
  addresses: readonly ResolvedAddress[],
  host: string,
  timeout: number,
): Promise<Reached> {
  // Two names count as two hosts where only the proxy knows their addresses (RFC 6455 §4.1).
  await turn.enter(host, where.port)
  const dialled = await dial({
    addresses,
    port: proxy.port,
    timeout: plan.timeouts.connect,
    signal,
    tried: ({ address }, { code, detail }) => emit({ kind: 'tried', address, port: proxy.port, code, detail }),
    now: plan.now,
  })
  if (!dialled.ok) return atProxy(dialled.mishap, 'it could not be reached')
  const raw = dialled.value
  const address = tellConnected(raw, proxy.port, emit)

  let socket: Socket = raw
  if (proxy.scheme === 'https') {
    const network = { ca: plan.network.ca, alpn: ['http/1.1'] }
    const secured = await secure({ socket: raw, host: proxy.host, network, timeout, signal })
    if (!secured.ok) return atProxy(secured.mishap, 'TLS with it failed')
    socket = secured.value.socket
  }
  const kind = proxy.scheme.startsWith('http') ? 'http' : 'socks5'
  const target = { host, port: where.port }
  const tunnel = kind === 'http' ? httpConnect(target, proxy.credentials) : socks5(target, proxy.credentials)
  const opened = await openTunnel({ socket, tunnel, timeout, signal, emit })
  if (!opened.ok) {
    socket.destroy()
    raw.destroy()
    return { ok: false, phase: 'proxy', mishap: { ...opened.mishap, address, port: proxy.port } }
  }
  emit({ kind: 'reached', phase: 'proxy', data: { kind, reply: opened.value, ...target, remoteName: isIP(host) === 0 } })
  return { ok: true, socket, raw, address }
}

/** What the proxy is asked to connect to: addresses that were judged, one after the other, or a name that it resolves itself. */
async function tunnelEnds({ plan, where, signal, emit }: Reaching, { scheme }: ProxyAddress): Promise<Outcome<readonly string[]>> {
  const { timeouts, network } = plan
  const { host, port } = where
  const at = { ...where, ownListeners: plan.ownListeners, practice: plan.practice, policy: plan.policy }
  const byAddress = scheme === 'socks5' || isIP(host) !== 0
  const timeout = byAddress || (timeouts.resolve > 0 && timeouts.resolve < LOOK_UP) ? timeouts.resolve : LOOK_UP
  const resolved = await resolve({ host, family: byAddress ? network.family : undefined, timeout, signal })
  if (!resolved.ok && (byAddress || signal.aborted)) return resolved
  if (!resolved.ok) {
    const { decision, reason } = decideName(host, port, plan.policy)
    emit({ kind: 'policy', decision, reason, host, address: null, port })
    return decision === 'allowed' ? succeeded([host]) : failed('blocked', `the network policy refuses ${host} port ${port}: ${reason}`)
  }
  emit({ kind: 'reached', phase: 'resolve', data: { host, addresses: resolved.value } })
  const allowed = judgeAddresses(resolved.value, at, emit)
  if (!allowed.ok) return allowed
  if (byAddress) return succeeded(allowed.value.slice(0, MOST_ENDS).map(({ address }) => address))
  // Which of its addresses the proxy takes is not ours to say: all must be allowed.
  if (allowed.value.length === resolved.value.length) return succeeded([host])
  const refused = resolved.value.find(({ address }) => allowed.value.every((other) => other.address !== address))
  return failed('blocked', `the network policy refuses ${host} port ${port}: the proxy might take its address ${refused?.address}`)
}

function blocked(mishap: Mishap): Reached {
  return { ok: false, phase: 'policy', mishap }
}

/** What went wrong with the proxy before it was asked for anything: not the endpoint's, and told apart from what that does. */
function atProxy(mishap: Mishap, what: string): Reached {
  if (mishap.code === 'aborted') return { ok: false, phase: 'proxy', mishap }
  const code = mishap.code.endsWith('-timeout') ? 'proxy-timeout' : 'proxy-failed'
  return { ok: false, phase: 'proxy', mishap: { ...mishap, code, detail: `${what} (${mishap.detail})` } }
}
