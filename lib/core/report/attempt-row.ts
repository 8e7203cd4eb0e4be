import type { AttemptOutcome, AttemptState, AttemptView } from './view'

/** The derived columns of the table Attempt (prisma/schema.prisma), computed again from a view at any time. */
export type AttemptRow = {
  readonly state: AttemptState
  readonly outcome: AttemptOutcome | null
  readonly status: number | null
  readonly summary: string
  readonly url: string
  readonly host: string
  readonly port: number | null
  readonly tls: boolean
  readonly address: string | null
  readonly failurePhase: string | null
  readonly failureCode: string | null
  readonly closeCode: number | null
  readonly closeHow: string | null
  readonly product: string | null
  /** ISO 8601. */
  readonly endedAt: string | null
  readonly durationMs: number | null
  readonly headMs: number | null
  /** When the newest connection began, in milliseconds since the attempt began; null only where an earlier version wrote the row. */
  readonly startedMs: number | null
  /** Milestones of the newest connection as in `timings`; null where it did not get there. */
  readonly resolveMs: number | null
  readonly connectMs: number | null
  readonly proxyMs: number | null
  readonly tlsMs: number | null
  readonly http2Ms: number | null
  readonly sentMs: number | null
  readonly firstByteMs: number | null
  readonly framesSent: number
  readonly framesReceived: number
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly rulesVersion: string
  /** Ids of the rules that failed, in the order of the verdicts. */
  readonly failedRules: readonly string[]
  /** Ids of the causes that are certain or likely, the surest first. */
  readonly diagnoses: readonly string[]
}

export function attemptRow(view: AttemptView): AttemptRow {
  const { target, failure, close, timings, counts } = view
  return {
    state: view.state,
    outcome: view.outcome,
    status: view.status,
    summary: view.summary,
    url: target.url,
    host: target.host,
    port: target.port,
    tls: target.tls,
    address: target.address,
    failurePhase: failure?.phase ?? null,
    failureCode: failure?.code ?? null,
    closeCode: close?.code ?? null,
    closeHow: close?.how ?? null,
    product: view.answeredBy?.product ?? null,
    endedAt: view.endedAt,
    durationMs: timings.total,
    headMs: timings.head,
    startedMs: view.phases[0]?.startedAt ?? 0,
    resolveMs: timings.resolve,
    connectMs: timings.connect,
    proxyMs: timings.proxy,
    tlsMs: timings.tls,
    http2Ms: timings.http2,
    sentMs: timings.sent,
    firstByteMs: timings.firstByte,
    framesSent: counts.framesSent,
    framesReceived: counts.framesReceived,
    bytesSent: counts.bytesSent,
    bytesReceived: counts.bytesReceived,
    rulesVersion: view.rulesVersion,
    failedRules: view.verdicts.filter((verdict) => verdict.outcome === 'fail').map((verdict) => verdict.rule),
    diagnoses: sureCauses(view).map(({ id }) => id),
  }
}

/** Causes, not what only names the product, that are certain or likely. */
function sureCauses({ diagnoses }: AttemptView): AttemptView['diagnoses'] {
  return diagnoses.filter(({ about, confidence }) => about !== 'product' && confidence !== 'possible')
}
