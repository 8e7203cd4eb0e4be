import 'server-only'
import { readFirstAnswer } from '@/lib/core/jenkins/first-answer'
import { type Jnlp4Event, type Jnlp4Intent, jnlp4Client } from '@/lib/core/jenkins/jnlp4-client'
import type { Jnlp4Seen, LineEnd } from '@/lib/core/jenkins/observation'
import type { TlsData } from '@/lib/core/transcript/fact'
import type { HostPort } from '@/lib/server/net/dial-target'
import { connectTo, endOf, isFailure, listen, MOST_READ, type ProbeContext } from './ask'
import { identityFingerprint, publicKeyOf } from './identity'
import type { StepRecord } from './steps'

export type Jnlp4Limits = { readonly answerMs: number; readonly tlsMs: number }
/** Never `connect`: a probe brings no node online. */
export type ProbeIntent = Exclude<Jnlp4Intent, { kind: 'connect' }>
type Jnlp4Ask = {
  readonly where: HostPort
  readonly intent: ProbeIntent
  /** The key the controller's pages tell: to another one, no secret is sent. */
  readonly identity: string | null
  readonly limits: Jnlp4Limits
  /** For a second look at old TLS versions. */
  readonly minTls?: '1.0'
}

const NOTHING_SEEN: Jnlp4Seen = {
  failure: null,
  acknowledged: false,
  instead: null,
  tls: null,
  onlyOldTls: false,
  headers: null,
  verdict: null,
  awaited: null,
  stage: 'ack',
  end: 'open',
  waitedMs: 0,
}

/** One whole conversation of JNLP4-connect, as far as `intent` says. Name and secret go out once, and only to the right key. */
export async function askJnlp4(ask: Jnlp4Ask, step: StepRecord, context: ProbeContext): Promise<{ seen: Jnlp4Seen; cookies: string[] }> {
  const { where, intent, identity, limits, minTls } = ask
  const cookies: string[] = []
  const seen: { -readonly [Key in keyof Jnlp4Seen]: Jnlp4Seen[Key] } = { ...NOTHING_SEEN }
  const line = await connectTo(where, step, context)
  if (isFailure(line)) return { seen: { ...seen, failure: line }, cookies }
  const client = jnlp4Client(intent)
  let layer: 'plain' | 'tls' = 'plain'
  let length = 0

  const take = async (events: readonly Jnlp4Event[]): Promise<void> => {
    for (const event of events) {
      switch (event.kind) {
        case 'send':
          step.sent(event.bytes, layer, { secrets: event.secrets, says: event.says })
          await line.write(event.bytes)
          break
        case 'acknowledged':
          seen.acknowledged = true
          break
        case 'headers': {
          const members = event.read.ok ? [...event.read.headers] : []
          for (const [, value] of members) if (value) cookies.push(value)
          const cookieName = members.find(([name]) => name.endsWith('ookie'))?.[0] ?? null
          seen.headers = { ok: event.read.ok, detail: event.read.ok ? null : event.read.detail, cookieName }
          break
        }
        case 'accepted':
          seen.verdict = { kind: 'accepted', odd: event.text === 'OK' ? null : event.text.slice(0, 200), withdrawn: false }
          break
        case 'refused':
          seen.verdict = { kind: 'refused', permanent: event.permanent, reason: event.reason.slice(0, 300) }
          break
        case 'withdrawn':
          if (seen.verdict?.kind === 'accepted') seen.verdict = { ...seen.verdict, withdrawn: event.text === 'BYE' }
          break
        case 'not-acknowledged':
        case 'capability':
          break
        default:
          event satisfies never
      }
    }
  }

  const over = (end: LineEnd) => {
    seen.end = end
    seen.stage = client.stage
    if (client.stage !== 'over') seen.awaited = client.awaited
    line.close()
    return { seen: { ...seen }, cookies }
  }

  await take([client.first])
  for (;;) {
    const begun = context.now()
    const heard = await line.read(limits.answerMs, MOST_READ - length)
    seen.waitedMs = Math.round(context.now() - begun)
    if (heard.kind === 'stopped') {
      seen.failure = { phase: 'response', code: 'aborted', detail: 'the probe was stopped' }
      return over('open')
    }
    if (heard.kind === 'nothing') return over('open')
    if (heard.kind === 'ended') {
      if (client.stage === 'ack') seen.instead = readFirstAnswer(client.rest)
      return over(endOf(heard.ending))
    }
    length += heard.bytes.length
    step.received(heard.bytes, layer)
    await take(client.push(heard.bytes))
    if (client.stage === 'over' && !seen.acknowledged) {
      // The rest of a line of refusal may still be on its way.
      const more = await listen(line, step, layer, context, { ms: 500 })
      seen.instead = readFirstAnswer(new Uint8Array([...client.rest, ...more.bytes]))
      return over(more.end)
    }
    if (client.stage === 'over') return over('open')
    if (client.stage === 'tls') {
      const secured = await line.secure(minTls ? { minTls } : {}, limits.tlsMs, client.rest)
      if (!secured.ok) {
        seen.failure = { phase: 'tls', code: secured.mishap.code, detail: secured.mishap.detail }
        step.failed(seen.failure)
        return over('open')
      }
      layer = 'tls'
      seen.tls = tlsSeen(secured.data)
      step.tls(tlsView(secured.data, seen.tls, identity))
      if (identity !== null && seen.tls !== null && seen.tls.spki !== identity) return over('open')
      await take(client.secured())
    }
    if (length >= MOST_READ) return over('open')
  }
}

function tlsSeen({ version, chain }: TlsData): Jnlp4Seen['tls'] {
  const [leaf] = chain
  if (!leaf) return null
  return { version, subject: leaf.subject, validFrom: leaf.validFrom, validTo: leaf.validTo, spki: publicKeyOf(leaf) ?? '' }
}

function tlsView({ version, cipher, chain }: TlsData, seen: Jnlp4Seen['tls'], identity: string | null) {
  const [leaf] = chain
  return {
    version,
    cipher,
    subject: leaf?.subject ?? '',
    validFrom: leaf?.validFrom ?? '',
    validTo: leaf?.validTo ?? '',
    fingerprint256: leaf?.fingerprint256 ?? '',
    identityFingerprint: seen === null ? '' : identityFingerprint(seen.spki),
    matchesIdentity: identity === null || seen === null ? null : seen.spki === identity,
  }
}
