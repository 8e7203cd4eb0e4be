import 'server-only'
import type { NetworkPolicy } from '@/lib/core/address/network-policy'
import { concat } from '@/lib/core/bytes/concat'
import { isWhole, readFirstAnswer } from '@/lib/core/jenkins/first-answer'
import type { Asked, LineEnd, ProbeFailure } from '@/lib/core/jenkins/observation'
import type { Listener } from '@/lib/server/net/connection'
import type { HostPort } from '@/lib/server/net/dial-target'
import type { Ending } from '@/lib/server/net/ending'
import { type Line, openLine } from '@/lib/server/net/open-line'
import type { StepRecord } from './steps'

/** More octets of one connection are not read. */
export const MOST_READ = 65_536

/** What every connection of a probe needs. */
export type ProbeContext = {
  readonly ownListeners: readonly Listener[]
  readonly practice: Listener | null
  readonly policy: NetworkPolicy
  readonly connectMs: number
  readonly signal: AbortSignal
  now(): number
}
/** How long is listened, and what ends the answer before that. */
export type Listening = { readonly ms: number; readonly whole?: (bytes: Uint8Array) => boolean }
export type AskedBytes = Asked & { readonly bytes: Uint8Array; readonly localAddress: string | null; readonly remoteAddress: string | null }

const STOPPED: ProbeFailure = { phase: 'connect', code: 'aborted', detail: 'the probe was stopped' }

/** Connects, recorded; a failure is recorded too. */
export async function connectTo(where: HostPort, step: StepRecord, context: ProbeContext): Promise<Line | ProbeFailure> {
  if (context.signal.aborted) return STOPPED
  const opened = await openLine({ where, ...context })
  if (opened.ok) {
    step.connected(opened.line.address, opened.line.waited)
    return opened.line
  }
  const failure = { phase: opened.phase, code: opened.mishap.code, detail: opened.mishap.detail }
  step.failed(failure)
  return failure
}

/** Whether what `connectTo` gave is a failure. */
export function isFailure(given: Line | ProbeFailure): given is ProbeFailure {
  return 'code' in given
}

/** Sends the first octets of a connection and listens to the answer, then lets go. */
export async function ask(
  where: HostPort,
  request: Uint8Array,
  step: StepRecord,
  context: ProbeContext,
  listening: Listening,
): Promise<AskedBytes> {
  const line = await connectTo(where, step, context)
  if (isFailure(line))
    return {
      failure: line,
      answer: { kind: 'silence' },
      end: 'open',
      waitedMs: 0,
      bytes: new Uint8Array(),
      localAddress: null,
      remoteAddress: null,
    }
  step.sent(request, 'plain')
  await line.write(request)
  const begun = context.now()
  const { bytes, end, stopped } = await listen(line, step, 'plain', context, listening)
  line.close()
  return {
    failure: stopped ? STOPPED : null,
    answer: readFirstAnswer(bytes),
    end,
    waitedMs: Math.round(context.now() - begun),
    bytes,
    localAddress: line.localAddress,
    remoteAddress: line.address,
  }
}

/** Reads until the answer is whole, ends, or the time is over. */
export async function listen(
  line: Line,
  step: StepRecord,
  layer: 'plain' | 'tls',
  { now }: ProbeContext,
  { ms, whole = isWhole }: Listening,
) {
  const parts: Uint8Array[] = []
  let length = 0
  const until = now() + ms
  for (;;) {
    const heard = await line.read(Math.max(1, until - now()), MOST_READ - length)
    if (heard.kind === 'stopped') return { bytes: concat(parts), end: 'open' as LineEnd, stopped: true }
    if (heard.kind === 'nothing') return { bytes: concat(parts), end: 'open' as LineEnd, stopped: false }
    if (heard.kind === 'ended') return { bytes: concat(parts), end: endOf(heard.ending), stopped: false }
    parts.push(heard.bytes)
    length += heard.bytes.length
    step.received(heard.bytes, layer)
    if (length >= MOST_READ || whole(concat(parts)) || now() >= until)
      return { bytes: concat(parts), end: 'open' as LineEnd, stopped: false }
  }
}

export function endOf({ how }: Ending): LineEnd {
  return how === 'rst' ? 'rst' : 'fin'
}
