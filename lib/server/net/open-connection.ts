import 'server-only'
import type { TlsData } from '../../core/transcript/fact'
import type { Phase } from '../../core/transcript/failure'
import { readProxy } from '../../core/tunnel/proxy-url'
import type { Connection, ConnectionPlan } from './connection'
import { type Conversation, converse } from './conversation'
import { dialTarget } from './dial-target'
import type { Emit } from './emit'
import { createFactQueue } from './fact-queue'
import { aborted, failed, type Mishap } from './failure'
import { converseHttp2 } from './http2-conversation'
import { beginHttp2 } from './http2-session'
import { ownTurn } from './own-turn'
import { reach } from './reach'
import { reachByPath } from './reach-by-path'
import { assertAskable, reachByProxy } from './reach-by-proxy'
import { secure } from './tls'

const READ_AHEAD = 262_144
/** RFC 8441 §3. */
const NO_CONNECT_PROTOCOL = failed('http2-no-connect-protocol', 'SETTINGS came without ENABLE_CONNECT_PROTOCOL = 1')

/**
 * Starts one connection: resolve, judge, connect, proxy, TLS, write the request, then whatever comes. What happens is told as facts,
 * never as exceptions. Throws InputError when the plan itself cannot be read (`connectTo`, `proxy`, practice endpoints that do not run).
 */
export function openConnection(plan: ConnectionPlan): Connection {
  const where = dialTarget(plan)
  const proxy = plan.network.proxy ? readProxy(plan.network.proxy) : null
  if (proxy) assertAskable(where.host)
  const hop = plan.hop ?? 0
  const stopping = new AbortController()
  let conversation: Conversation | null = null
  const held = new Set<'caller' | 'queue'>()

  const hold = (reason: 'caller' | 'queue', hold: boolean) => {
    if (hold) held.add(reason)
    else held.delete(reason)
    conversation?.hold(reason, hold)
  }
  const queue = createFactQueue(plan.maxReadAhead ?? READ_AHEAD, {
    full: () => hold('queue', true),
    drained: () => hold('queue', false),
    abandoned: () => {
      stopping.abort()
      turn.leave()
      conversation?.drop()
    },
  })
  const emit: Emit = (fact) => queue.push({ v: 1, at: plan.now(), hop, ...fact })
  const turn = ownTurn(plan, stopping.signal, emit)
  const fail = (phase: Phase, mishap: Mishap, tls?: TlsData) => {
    turn.leave()
    emit({ kind: 'failed', phase, ...mishap, ...(tls ? { tls } : {}) })
    queue.end()
  }

  async function run(): Promise<void> {
    const { signal } = stopping
    const { network, timeouts, target } = plan
    const reaching = { plan, where, signal, emit, turn }
    const { socketPath } = network
    const reached = await (socketPath ? reachByPath(reaching, socketPath) : proxy ? reachByProxy(reaching, proxy) : reach(reaching))
    if (!reached.ok) return fail(reached.phase, reached.mishap)
    const { raw, address } = reached

    let socket = reached.socket
    let alpn: string | null | undefined
    if (target.tls) {
      const secured = await secure({ socket, host: target.host, network, timeout: timeouts.tls, signal })
      // By way of a proxy the address is the proxy's, which did its part.
      const at = proxy ? {} : { address, port: where.port }
      if (!secured.ok) return fail('tls', { ...secured.mishap, ...at }, secured.data)
      emit({ kind: 'reached', phase: 'tls', data: secured.value.data })
      socket = secured.value.socket
      alpn = secured.value.data.alpn
    }
    const { request, fields, pacing, now } = plan
    if (signal.aborted) {
      raw.destroy()
      return fail(fields === undefined ? 'request' : 'http2', aborted().mishap)
    }
    const ended = () => {
      turn.leave()
      queue.end()
    }
    if (fields === undefined) {
      conversation = converse({ socket, raw, request, pacing, timeouts, emit, now, ended })
    } else {
      const begun = await beginHttp2({ socket, alpn, timeout: timeouts.http2, signal })
      if (begun.ok) emit({ kind: 'reached', phase: 'http2', data: begun.value.data })
      const ready = signal.aborted ? aborted() : begun.ok && !begun.value.data.enableConnectProtocol ? NO_CONNECT_PROTOCOL : begun
      if (!ready.ok) {
        if (begun.ok) begun.value.client.destroy()
        raw.destroy()
        return fail('http2', ready.mishap)
      }
      conversation = converseHttp2({ session: ready.value, socket, raw, fields, timeouts, emit, now, ended })
    }
    for (const reason of held) conversation.hold(reason, true)
  }
  run().catch((error) => {
    turn.leave()
    queue.fail(error)
  })

  return {
    facts: queue,
    workedThrough: queue.workedThrough,
    write: (bytes) => conversation?.write(bytes) ?? Promise.resolve(false),
    headComplete(upgraded = true) {
      turn.leave()
      conversation?.headComplete(upgraded)
    },
    end: () => (conversation ? conversation.end() : stopping.abort()),
    reset: () => (conversation ? conversation.reset() : stopping.abort()),
    abort: () => (conversation ? conversation.abort() : stopping.abort()),
    pause: () => hold('caller', true),
    resume: () => hold('caller', false),
  }
}
