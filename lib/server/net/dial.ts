import 'server-only'
import net from 'node:net'
import type { ResolvedAddress } from '../../core/transcript/fact'
import { aborted, connectFailure, failed, type Mishap, type Outcome, succeeded } from './failure'

export type Dialling = {
  /** Literal addresses that were judged and allowed; at least one. */
  readonly addresses: readonly ResolvedAddress[]
  readonly port: number
  /** For all addresses together, milliseconds, 0 for none. */
  readonly timeout: number
  readonly signal: AbortSignal
  /** Awaited before each address is dialled; what it takes counts for no limit. */
  enter?(address: ResolvedAddress): Promise<void>
  /** Called for each address that failed while others were left. */
  tried(address: ResolvedAddress, mishap: Mishap): void
  now(): number
}

/** Connects to the first address that answers, one after the other; each gets its share of the time that is left. */
export async function dial(plan: Dialling): Promise<Outcome<net.Socket>> {
  let spent = 0
  let last: Outcome<net.Socket> = failed('connect-failed', 'there is no address to connect to')
  for (const [index, address] of plan.addresses.entries()) {
    const left = plan.addresses.length - index
    if (plan.enter) await plan.enter(address)
    const begun = plan.now()
    const budget = plan.timeout > 0 ? Math.max(1, (plan.timeout - spent) / left) : 0
    last = await connect(address, plan.port, budget, plan.signal)
    spent += plan.now() - begun
    if (last.ok || last.mishap.code === 'aborted') return last
    if (left > 1) plan.tried(address, last.mishap)
  }
  return last
}

function connect({ address, family }: ResolvedAddress, port: number, timeout: number, signal: AbortSignal): Promise<Outcome<net.Socket>> {
  return new Promise((settle) => {
    if (signal.aborted) return settle(aborted())
    const socket = net.connect({ host: address, port, family, autoSelectFamily: false, noDelay: true, allowHalfOpen: true })
    const finish = (outcome: Outcome<net.Socket>) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (!outcome.ok) socket.destroy()
      settle(outcome.ok ? outcome : { ok: false, mishap: { ...outcome.mishap, address, port } })
    }
    const onAbort = () => finish(aborted())
    const timer =
      timeout > 0
        ? setTimeout(
            () => finish(failed('connect-timeout', `no answer from ${address} port ${port} within ${Math.round(timeout)} ms`)),
            timeout,
          )
        : undefined
    signal.addEventListener('abort', onAbort)
    // Stays on the socket for good: an error between two phases must not become an uncaught one.
    socket.on('error', (error) => finish({ ok: false, mishap: connectFailure(error) }))
    socket.once('connect', () => finish(succeeded(socket)))
  })
}
