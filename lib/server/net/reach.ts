import 'server-only'
import type { Socket } from 'node:net'
import type { Phase } from '../../core/transcript/failure'
import type { ConnectionPlan } from './connection'
import { dial } from './dial'
import type { HostPort } from './dial-target'
import type { Emit } from './emit'
import type { Mishap } from './failure'
import { judgeAddresses } from './judge-addresses'
import type { OwnTurn } from './own-turn'
import { resolve } from './resolve'

/** What every way to an endpoint is given. */
export type Reaching = {
  readonly plan: Pick<ConnectionPlan, 'network' | 'timeouts' | 'ownListeners' | 'practice' | 'policy' | 'now'>
  readonly where: HostPort
  readonly signal: AbortSignal
  readonly emit: Emit
  readonly turn: OwnTurn
}
/** A socket on which the endpoint can be spoken to, and the TCP socket below it; or the phase that failed. */
export type Reached =
  | { readonly ok: true; readonly socket: Socket; readonly raw: Socket; readonly address: string }
  | { readonly ok: false; readonly phase: Phase; readonly mishap: Mishap }

/** Connects to the endpoint itself: resolve, judge, dial. */
export async function reach({ plan, where, signal, emit, turn }: Reaching): Promise<Reached> {
  const { timeouts, network } = plan
  const resolved = await resolve({ host: where.host, family: network.family, timeout: timeouts.resolve, signal })
  if (!resolved.ok) return { ok: false, phase: 'resolve', mishap: resolved.mishap }
  emit({ kind: 'reached', phase: 'resolve', data: { host: where.host, addresses: resolved.value } })
  const allowed = judgeAddresses(
    resolved.value,
    { ...where, ownListeners: plan.ownListeners, practice: plan.practice, policy: plan.policy },
    emit,
  )
  if (!allowed.ok) return { ok: false, phase: allowed.mishap.code === 'blocked' ? 'policy' : 'resolve', mishap: allowed.mishap }
  const dialled = await dial({
    addresses: allowed.value,
    port: where.port,
    timeout: timeouts.connect,
    signal,
    enter: ({ address }) => turn.enter(address, where.port),
    tried: ({ address }, { code, detail }) => emit({ kind: 'tried', address, port: where.port, code, detail }),
    now: plan.now,
  })
  if (!dialled.ok) return { ok: false, phase: 'connect', mishap: dialled.mishap }
  const address = tellConnected(dialled.value, where.port, emit)
  return { ok: true, socket: dialled.value, raw: dialled.value, address }
}

/** Tells the address that answered and our own; gives the former, which a socket forgets when it ends. */
export function tellConnected(
  { remoteAddress = '', remoteFamily, localAddress = '', localPort = 0 }: Socket,
  port: number,
  emit: Emit,
): string {
  const family = remoteFamily === 'IPv6' ? 6 : 4
  emit({ kind: 'reached', phase: 'connect', data: { address: remoteAddress, family, port, localAddress, localPort } })
  return remoteAddress
}
