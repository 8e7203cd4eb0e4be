import 'server-only'
import type { TlsData } from '../../core/transcript/fact'
import type { Phase } from '../../core/transcript/failure'
import type { Connection, ConnectionPlan } from './connection'
import { type Conversation, converse } from './conversation'
import { dial } from './dial'
import { dialTarget } from './dial-target'
import type { Emit } from './emit'
import { createFactQueue } from './fact-queue'
import type { Mishap } from './failure'
import { judgeAddresses } from './judge-addresses'
import { resolve } from './resolve'
import { secure } from './tls'

const READ_AHEAD = 262_144

/**
 * Starts one connection: resolve, judge, connect, TLS, write the request, then whatever comes. What happens is told as facts,
 * never as exceptions. Throws InputError when the plan itself cannot be read (`connectTo`, practice endpoints that do not run).
 */
export function openConnection(plan: ConnectionPlan): Connection {
  const where = dialTarget(plan)
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
      conversation?.drop()
    },
  })
  const emit: Emit = (fact) => queue.push({ v: 1, at: plan.now(), hop, ...fact })
  const fail = (phase: Phase, mishap: Mishap, tls?: TlsData) => {
    emit({ kind: 'failed', phase, ...mishap, ...(tls ? { tls } : {}) })
    queue.end()
  }

  async function run(): Promise<void> {
    const { signal } = stopping
    const { network, timeouts, target } = plan
    const resolved = await resolve({ host: where.host, family: network.family, timeout: timeouts.resolve, signal })
    if (!resolved.ok) return fail('resolve', resolved.mishap)
    emit({ kind: 'reached', phase: 'resolve', data: { host: where.host, addresses: resolved.value } })

    const allowed = judgeAddresses(resolved.value, { ...where, ownListeners: plan.ownListeners, practice: plan.practice }, emit)
    if (!allowed.ok) return fail(allowed.mishap.code === 'blocked' ? 'policy' : 'resolve', allowed.mishap)

    const dialled = await dial({
      addresses: allowed.value,
      port: where.port,
      timeout: timeouts.connect,
      signal,
      tried: ({ address }, { code, detail }) => emit({ kind: 'tried', address, port: where.port, code, detail }),
      now: plan.now,
    })
    if (!dialled.ok) return fail('connect', dialled.mishap)
    const raw = dialled.value
    const { remoteAddress = '', remoteFamily, localAddress = '', localPort = 0 } = raw
    emit({
      kind: 'reached',
      phase: 'connect',
      data: { address: remoteAddress, family: remoteFamily === 'IPv6' ? 6 : 4, port: where.port, localAddress, localPort },
    })

    let socket = raw
    if (target.tls) {
      const secured = await secure({ socket: raw, host: target.host, network, timeout: timeouts.tls, signal })
      if (!secured.ok) return fail('tls', { ...secured.mishap, address: remoteAddress, port: where.port }, secured.data)
      emit({ kind: 'reached', phase: 'tls', data: secured.value.data })
      socket = secured.value.socket
    }
    if (signal.aborted) {
      raw.destroy()
      return fail('request', { code: 'aborted', detail: 'stopped by the user' })
    }
    const { request, pacing, now } = plan
    conversation = converse({ socket, raw, request, pacing, timeouts, emit, now, ended: () => queue.end() })
    for (const reason of held) conversation.hold(reason, true)
  }
  run().catch((error) => queue.fail(error))

  return {
    facts: queue,
    workedThrough: queue.workedThrough,
    write: (bytes) => conversation?.write(bytes) ?? Promise.resolve(false),
    headComplete: (upgraded = true) => conversation?.headComplete(upgraded),
    end: () => (conversation ? conversation.end() : stopping.abort()),
    reset: () => (conversation ? conversation.reset() : stopping.abort()),
    abort: () => (conversation ? conversation.abort() : stopping.abort()),
    pause: () => hold('caller', true),
    resume: () => hold('caller', false),
  }
}
