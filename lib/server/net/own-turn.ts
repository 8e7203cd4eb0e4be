import 'server-only'
import type { Listener } from './connection'
import type { Emit } from './emit'
import { takeTurn } from './turns'

/** What one connection has of the turns: it connects to one address after the other, and has its leave for the one at hand. */
export type OwnTurn = {
  /** Waits until nobody else is connecting there, not without end; a wait is told as a fact. The leave for the address before is given back. */
  enter(address: string, port: number): Promise<void>
  /** The handshake was answered, or the connection is over. */
  leave(): void
}

/** The practice endpoints are exempt: they are ours, and made to be met by many at once. */
export function ownTurn(plan: { readonly practice: Listener | null; now(): number }, signal: AbortSignal, emit: Emit): OwnTurn {
  let release = () => {}
  let over = false
  return {
    async enter(address, port) {
      release()
      release = () => {}
      if (address === plan.practice?.address && port === plan.practice.port) return
      const turn = await takeTurn(`${address} ${port}`, { signal, now: plan.now })
      if (over || signal.aborted) return turn.release()
      release = turn.release
      if (turn.ms > 0) emit({ kind: 'waited', address, port, ms: turn.ms, gaveUp: turn.gaveUp })
    },
    leave() {
      over = true
      release()
    },
  }
}
