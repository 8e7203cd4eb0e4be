import 'server-only'
import type { Socket } from 'node:net'
import type { Outgoing, Tunnel } from '../../core/tunnel/tunnel'
import type { Emit } from './emit'
import { aborted, failed, type Outcome, succeeded } from './failure'

export type Tunnelling = {
  /** Connected to the proxy, and secured where its scheme wants that. */
  readonly socket: Socket
  readonly tunnel: Tunnel
  readonly timeout: number
  readonly signal: AbortSignal
  readonly emit: Emit
}

const NOTHING = new Uint8Array()
const STAR = 0x2a

/**
 * Has a proxy make a tunnel, and gives its reply in one line. Both sides of the conversation are told as facts of the layer
 * `proxy`, credentials as `*`. Octets behind the proxy's last answer stay in the socket: they belong to the tunnel.
 */
export function openTunnel({ socket, tunnel, timeout, signal, emit }: Tunnelling): Promise<Outcome<string>> {
  return new Promise((settle) => {
    if (signal.aborted) return settle(aborted())
    let over = false
    const finish = (outcome: Outcome<string>) => {
      if (over) return
      over = true
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', onError)
      settle(outcome)
    }
    const ask = ({ bytes, secrets }: Outgoing) => {
      const told = bytes.slice()
      for (const { start, end } of secrets) told.fill(STAR, start, end)
      socket.write(bytes, (error) => {
        if (!error && !over) emit({ kind: 'bytes', direction: 'sent', layer: 'proxy', bytes: told })
      })
    }
    const take = (chunk: Buffer) => {
      const bytes = new Uint8Array(chunk)
      const asked: Outgoing[] = []
      let state = tunnel.push(bytes)
      while (state.state === 'asking') {
        asked.push(state.send)
        state = tunnel.push(NOTHING)
      }
      const rest = state.state === 'granted' ? state.rest : NOTHING
      emit({ kind: 'bytes', direction: 'received', layer: 'proxy', bytes: bytes.subarray(0, bytes.length - rest.length) })
      asked.forEach(ask)
      if (state.state === 'refused') finish(failed('proxy-refused', state.detail))
      if (state.state === 'failed') finish(failed('proxy-failed', state.detail))
      if (state.state !== 'granted') return
      finish(succeeded(state.reply))
      if (rest.length > 0) socket.unshift(Buffer.from(rest))
    }
    // Read in paused mode, so that what belongs to the tunnel can be put back.
    const onReadable = () => {
      for (let chunk = over ? null : socket.read(); chunk !== null; chunk = over ? null : socket.read()) take(chunk)
    }
    const onEnd = () => finish(failed('proxy-failed', `it ended the connection: expected ${tunnel.awaited}`))
    const onError = (error: Error) => finish(failed('proxy-failed', `${error.message}: expected ${tunnel.awaited}`))
    const onAbort = () => finish(aborted())
    const timer =
      timeout > 0
        ? setTimeout(() => finish(failed('proxy-timeout', `${tunnel.awaited} did not come within ${timeout} ms`)), timeout)
        : undefined
    signal.addEventListener('abort', onAbort)
    socket.on('readable', onReadable).on('end', onEnd).on('close', onEnd).on('error', onError)
    ask(tunnel.first)
  })
}
