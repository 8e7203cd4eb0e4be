import 'server-only'
import net from 'node:net'
import { aborted, connectFailure, failed, type Mishap } from './failure'
import type { Reached, Reaching } from './reach'

/** Connects to a Unix socket: nothing is resolved, and the policy is the owner's list, which the caller has asked. */
export function reachByPath({ plan, signal, emit }: Reaching, path: string): Promise<Reached> {
  const timeout = plan.timeouts.connect
  emit({ kind: 'policy', decision: 'allowed', reason: 'listed-socket', host: path, address: null, port: 0 })
  return new Promise((settle) => {
    if (signal.aborted) return settle({ ok: false, phase: 'connect', mishap: aborted().mishap })
    const socket = net.connect({ path, allowHalfOpen: true })
    const finish = (outcome: Reached) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (!outcome.ok) socket.destroy()
      settle(outcome)
    }
    const refuse = (mishap: Mishap) => finish({ ok: false, phase: 'connect', mishap: { ...mishap, address: path, port: 0 } })
    const onAbort = () => refuse(aborted().mishap)
    const late = () => refuse(failed('connect-timeout', `no answer from ${path} within ${timeout} ms`).mishap)
    const timer = timeout > 0 ? setTimeout(late, timeout) : undefined
    signal.addEventListener('abort', onAbort)
    // Stays on the socket for good: an error between two phases must not become an uncaught one.
    socket.on('error', (error) => refuse(pathFailure(error)))
    socket.once('connect', () => {
      emit({ kind: 'reached', phase: 'connect', data: { address: path, family: 0, port: 0, localAddress: '', localPort: 0 } })
      finish({ ok: true, socket, raw: socket, address: path })
    })
  })
}

/** What an error of connect(2) on a path means. */
function pathFailure(error: Error & { readonly code?: string }): Mishap {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return { code: 'socket-not-found', detail: error.message }
  if (error.code === 'EACCES' || error.code === 'EPERM') return { code: 'socket-denied', detail: error.message }
  return connectFailure(error)
}
