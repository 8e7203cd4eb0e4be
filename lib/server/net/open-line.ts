import 'server-only'
import type { Socket } from 'node:net'
import type { NetworkPolicy } from '../../core/address/network-policy'
import type { NetworkDraft } from '../../core/handshake/draft'
import type { TlsData } from '../../core/transcript/fact'
import type { Phase } from '../../core/transcript/failure'
import { TIMEOUTS } from '../../core/transcript/limits'
import type { Listener } from './connection'
import type { HostPort } from './dial-target'
import { type Ending, endingOf } from './ending'
import type { Mishap } from './failure'
import { ownTurn } from './own-turn'
import { pace } from './pace'
import { reach } from './reach'
import { type NotSecured, type Secured, secure } from './tls'

/** After our FIN, how long the other side may keep the socket open, milliseconds. */
const LAST_GRACE = 2_000

export type LinePlan = {
  readonly where: HostPort
  readonly ownListeners: readonly Listener[]
  readonly practice: Listener | null
  readonly policy: NetworkPolicy
  /** For the connection, milliseconds. */
  readonly connectMs: number
  readonly signal: AbortSignal
  now(): number
}
/** What was heard: octets, the end of the connection, or nothing within the time given. */
export type Heard =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'ended'; readonly ending: Ending }
  | { readonly kind: 'nothing'; readonly ms: number }
  | { readonly kind: 'stopped' }

/** A connection that is written and read step by step, and may begin TLS on the way. */
export type Line = {
  readonly address: string
  /** Our own end. */
  readonly localAddress: string | null
  /** Milliseconds waited for other connections of ours to the same place. */
  readonly waited: number
  /** The next octets, at most `most` of them. Not to be called while another call is out. */
  read(ms: number, most?: number): Promise<Heard>
  /** True once the kernel has them. */
  write(bytes: Uint8Array): Promise<boolean>
  /** Begins TLS as the client; `rest` was read already and belongs to it. The certificate is told and not judged. */
  secure(
    network: Pick<NetworkDraft, 'minTls' | 'serverName'>,
    ms: number,
    rest?: Uint8Array,
  ): Promise<{ ok: true; data: TlsData } | NotSecured>
  /** Sends FIN and lets go. */
  close(): void
}
export type OpenedLine = { readonly ok: true; readonly line: Line } | { readonly ok: false; readonly phase: Phase; readonly mishap: Mishap }

/**
 * Connects for a probe: resolve, judge every address, wait for its turn, dial. A place outside loopback is met twice a second at most.
 * What goes wrong is data.
 */
export async function openLine({ where, ownListeners, practice, policy, connectMs, signal, now }: LinePlan): Promise<OpenedLine> {
  let waited = 0
  const plan = { network: {}, timeouts: { ...TIMEOUTS, connect: connectMs }, ownListeners, practice, policy, now }
  const turn = ownTurn(plan, signal, (fact) => {
    if (fact.kind === 'waited') waited += fact.ms
  })
  const paced = {
    ...turn,
    async enter(address: string, port: number) {
      await turn.enter(address, port)
      waited += await pace(address, port, { signal, now })
    },
  }
  const reached = await reach({ plan, where, signal, emit: () => {}, turn: paced })
  if (!reached.ok) {
    turn.leave()
    return reached
  }
  return { ok: true, line: lineOver(reached.raw, reached.address, waited, signal, turn.leave) }
}

function lineOver(raw: Socket, address: string, waited: number, signal: AbortSignal, answered: () => void): Line {
  let socket = raw
  let ending: Ending | null = null
  let wake = () => {}
  const finish = (how: Ending) => {
    ending ??= how
    answered()
    wake()
  }
  const onReadable = () => wake()
  const onEnd = () => finish({ by: 'endpoint', how: 'fin' })
  const onError = (error: Error) => finish(endingOf(error))
  const onClose = () => finish(raw.errored ? endingOf(raw.errored) : { by: 'unknown', how: 'fin' })
  const listen = (to: Socket) => to.on('readable', onReadable).on('end', onEnd).on('error', onError).on('close', onClose)
  const drop = () => {
    finish({ by: 'us', how: 'abort' })
    socket.destroy()
    raw.destroy()
  }
  signal.addEventListener('abort', drop)
  raw.once('close', () => signal.removeEventListener('abort', drop))
  listen(raw)

  return {
    address,
    localAddress: raw.localAddress ?? null,
    waited,
    read(ms, most = 65_536) {
      return new Promise((settle) => {
        const look = (timedOut: boolean) => {
          const length = Math.min(most, socket.readableLength)
          const chunk: Buffer | null = length > 0 ? socket.read(length) : null
          // Asked for without a length, the end is told once everything was read.
          if (chunk === null) socket.read(0)
          if (chunk === null && ending === null && !timedOut && !signal.aborted) return
          clearTimeout(timer)
          wake = () => {}
          if (chunk !== null) {
            answered()
            return settle({ kind: 'bytes', bytes: new Uint8Array(chunk) })
          }
          if (signal.aborted) return settle({ kind: 'stopped' })
          settle(ending === null ? { kind: 'nothing', ms } : { kind: 'ended', ending })
        }
        const timer = setTimeout(() => look(true), ms)
        wake = () => look(false)
        look(false)
      })
    },
    write: (bytes) =>
      new Promise((settle) => {
        if (ending !== null || socket.destroyed) return settle(false)
        socket.write(bytes, (error) => settle(!error))
      }),
    async secure(network, ms, rest = new Uint8Array()) {
      raw.off('readable', onReadable).off('end', onEnd).off('error', onError).off('close', onClose)
      if (rest.length > 0) raw.unshift(Buffer.from(rest))
      const secured: Secured | NotSecured = await secure({
        socket: raw,
        host: address,
        // Agents name no server and offer no protocol here, and the certificate is compared by its key instead.
        network: { verify: false, alpn: [], serverName: '', ...network },
        timeout: ms,
        signal,
      })
      if (!secured.ok) {
        finish({ by: 'unknown', how: 'fin' })
        return secured
      }
      socket = secured.value.socket
      listen(socket)
      return { ok: true, data: secured.value.data }
    },
    close() {
      finish({ by: 'us', how: 'fin' })
      signal.removeEventListener('abort', drop)
      socket.end()
      setTimeout(() => {
        socket.destroy()
        raw.destroy()
      }, LAST_GRACE).unref()
      // What still comes is read and thrown away, so that the end is seen.
      socket.resume()
    },
  }
}
