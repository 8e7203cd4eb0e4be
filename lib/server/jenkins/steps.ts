import 'server-only'
import { concat } from '@/lib/core/bytes/concat'
import type { Span } from '@/lib/core/bytes/span'
import { maskBytes, type Redactor } from '@/lib/core/handshake/redactor'
import type { ExchangeView, ProbeStep, ProbeStepState } from '@/lib/core/jenkins/probe-view'

/** Octets of one exchange that are shown. */
const MOST_SHOWN = 16_384

type Exchange = {
  readonly direction: 'sent' | 'received'
  readonly layer: 'plain' | 'tls'
  readonly at: number
  readonly bytes: Uint8Array
  readonly secrets: readonly Span[]
  readonly says: string | null
}

/** The record of one step while it runs. */
export type StepRecord = {
  readonly id: string
  sent(bytes: Uint8Array, layer: Exchange['layer'], more?: { readonly secrets?: readonly Span[]; readonly says?: string }): void
  received(bytes: Uint8Array, layer: Exchange['layer']): void
  /** Where the connection led, and what was waited for it. */
  connected(address: string, waited: number): void
  tls(data: NonNullable<ProbeStep['tls']>): void
  failed(failure: NonNullable<ProbeStep['failure']>): void
  end(state: ProbeStepState, says: string): void
}

/** The steps of a probe in their order; shown only by way of a redactor that knows every secret. */
export type StepRecords = {
  begin(id: string, title: string): StepRecord
  skip(id: string, title: string, says: string): void
  view(redactor: Redactor): ProbeStep[]
}

export function stepRecords(now: () => number): StepRecords {
  const makers: ((redactor: Redactor) => ProbeStep)[] = []

  function begin(id: string, title: string): StepRecord {
    const at = now()
    const exchanges: Exchange[] = []
    let tls: ProbeStep['tls'] = null
    let failure: ProbeStep['failure'] = null
    let where: { address: string | null; waited: number } = { address: null, waited: 0 }
    let end: { state: ProbeStepState; says: string; ms: number } | null = null
    makers.push((redactor) => ({
      id,
      title,
      state: end?.state ?? 'skipped',
      says: redactor.text(end?.says ?? 'The probe was stopped'),
      at: round(at),
      ms: round(end?.ms ?? now() - at),
      ...where,
      exchanges: joined(exchanges).map((exchange) => exchangeView(exchange, redactor)),
      tls: tls && { ...tls, subject: redactor.text(tls.subject) },
      failure: failure && { ...failure, detail: redactor.text(failure.detail) },
    }))
    return {
      id,
      sent: (bytes, layer, { secrets = [], says = null } = {}) =>
        exchanges.push({ direction: 'sent', layer, at: now(), bytes, secrets, says }),
      received: (bytes, layer) => exchanges.push({ direction: 'received', layer, at: now(), bytes, secrets: [], says: null }),
      connected: (address, waited) => (where = { address, waited: round(waited) }),
      tls: (data) => (tls = data),
      failed: (given) => (failure = given),
      end: (state, says) => (end = { state, says, ms: now() - at }),
    }
  }

  return {
    begin,
    skip: (id, title, says) => begin(id, title).end('skipped', says),
    view: (redactor) => makers.map((make) => make(redactor)),
  }
}

/** What came in several reads is one: a secret that comes back may lie across them. */
function joined(exchanges: readonly Exchange[]): Exchange[] {
  const all: Exchange[] = []
  for (const exchange of exchanges) {
    const last = all.at(-1)
    if (last?.direction === 'received' && exchange.direction === 'received' && last.layer === exchange.layer) {
      all[all.length - 1] = { ...last, bytes: concat([last.bytes, exchange.bytes]) }
    } else all.push(exchange)
  }
  return all
}

function exchangeView({ direction, layer, at, bytes, secrets, says }: Exchange, redactor: Redactor): ExchangeView {
  const masked = maskBytes(redactor.maskBytes(bytes, redactor.payloadSpans(bytes)), secrets)
  return {
    direction,
    layer,
    at: round(at),
    bytes: Buffer.from(masked.subarray(0, MOST_SHOWN)).toString('base64'),
    length: bytes.length,
    truncated: bytes.length > MOST_SHOWN,
    says,
  }
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
