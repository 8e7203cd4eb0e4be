import 'server-only'
import type { RequestDraft } from '../../core/handshake/draft'
import type { AttemptOutcome, AttemptState, RejudgedView } from '../../core/report/view'
import type { AttemptRecord, AttemptSummary } from './types'

/** An Attempt row: SQLite itself gives times as milliseconds and truth as 0 or 1, Prisma as Date and boolean. */
export type AttemptRow = {
  id: string
  workspaceId: string
  createdById: string
  createdAt: number | Date
  profileId: string | null
  repeatOf: string | null
  name: string | null
  note: string | null
  pinned: number | boolean
  draft: string
  draftSecret: Uint8Array
  dataKey: Uint8Array
  state: string
  outcome: string | null
  status: number | null
  summary: string
  url: string
  host: string
  port: number | null
  tls: number | boolean
  address: string | null
  failurePhase: string | null
  failureCode: string | null
  closeCode: number | null
  closeHow: string | null
  product: string | null
  endedAt: number | Date | null
  durationMs: number | null
  headMs: number | null
  startedMs: number | null
  resolveMs: number | null
  connectMs: number | null
  proxyMs: number | null
  tlsMs: number | null
  http2Ms: number | null
  sentMs: number | null
  firstByteMs: number | null
  framesSent: number
  framesReceived: number
  bytesSent: number
  bytesReceived: number
  factBytes: number
  rulesVersion: string
  failedRules: string | null
  diagnoses: string | null
  rejudged: string | null
  keyHash: Uint8Array | null
  importedAt: number | Date | null
}

/** The columns of one row of the history, drafts and keys left out. */
export const SUMMARY_COLUMNS = [
  'id',
  'workspaceId',
  'createdById',
  'createdAt',
  'profileId',
  'repeatOf',
  'name',
  'note',
  'pinned',
  'state',
  'outcome',
  'status',
  'summary',
  'url',
  'host',
  'port',
  'tls',
  'address',
  'failurePhase',
  'failureCode',
  'closeCode',
  'closeHow',
  'product',
  'endedAt',
  'durationMs',
  'headMs',
  'startedMs',
  'resolveMs',
  'connectMs',
  'proxyMs',
  'tlsMs',
  'http2Ms',
  'sentMs',
  'firstByteMs',
  'framesSent',
  'framesReceived',
  'bytesSent',
  'bytesReceived',
  'factBytes',
  'rulesVersion',
  'diagnoses',
  'rejudged',
  'importedAt',
] as const satisfies readonly (keyof AttemptRow)[]

export type SummaryRow = Pick<AttemptRow, (typeof SUMMARY_COLUMNS)[number]>

/** A row as the product's own values. */
export function toSummary(row: SummaryRow): AttemptSummary {
  const { workspaceId: _, ...rest } = row
  return {
    ...rest,
    createdAt: new Date(row.createdAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
    importedAt: row.importedAt === null ? null : new Date(row.importedAt),
    pinned: Boolean(row.pinned),
    tls: Boolean(row.tls),
    // Only this store writes these columns, from values of these types.
    state: row.state as AttemptState,
    outcome: row.outcome as AttemptOutcome | null,
    diagnoses: idsOf(row.diagnoses) ?? [],
    rejudged: row.rejudged === null ? null : (JSON.parse(row.rejudged) as RejudgedView),
  }
}

/** A whole row with its masked draft; what is sealed stays behind. */
export function toRecord({ draft, draftSecret: _, dataKey: __, keyHash: ___, failedRules, ...row }: AttemptRow): AttemptRecord {
  return {
    ...toSummary(row),
    workspaceId: row.workspaceId,
    // Safe: only this store writes these columns, from values of these types.
    draft: JSON.parse(draft) as RequestDraft,
    failedRules: idsOf(failedRules),
    diagnoses: idsOf(row.diagnoses),
  }
}

/** A column of ids; safe: only this store writes these columns, from lists of strings. */
const idsOf = (column: string | null): string[] | null => (column === null ? null : (JSON.parse(column) as string[]))
