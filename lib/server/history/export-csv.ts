import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import type { Caller } from '@/lib/server/auth/authorise'
import { readSummaries } from '@/lib/server/store/history/pick-attempts'
import type { AttemptSummary } from '@/lib/server/store/types'
import { csvLine } from '@/lib/server/team/csv'
import type { ToExport } from './to-export'

/** The columns, in their order. */
export const CSV_COLUMNS = [
  'id',
  'createdAt',
  'endedAt',
  'name',
  'note',
  'pinned',
  'outcome',
  'state',
  'status',
  'summary',
  'url',
  'host',
  'port',
  'tls',
  'address',
  'product',
  'diagnoses',
  'failurePhase',
  'failureCode',
  'closeCode',
  'closeHow',
  'durationMs',
  'startedMs',
  'resolveMs',
  'connectMs',
  'proxyMs',
  'tlsMs',
  'http2Ms',
  'sentMs',
  'firstByteMs',
  'headMs',
  'framesSent',
  'framesReceived',
  'bytesSent',
  'bytesReceived',
  'profileId',
  'repeatOf',
  'createdById',
  'rulesVersion',
  'importedAt',
] as const satisfies readonly (keyof AttemptSummary)[]

/** Rows read at a time. */
const STEP = 200

/** A line an attempt, as the list has it. */
export async function* csvRows(caller: Caller, { pages, full, most }: ToExport, signal: AbortSignal): AsyncGenerator<string> {
  yield csvLine(CSV_COLUMNS)
  for await (const ids of pages)
    for (let from = 0; from < ids.length && !signal.aborted; from += STEP) {
      const rows = readSummaries(caller.workspaceId, ids.slice(from, from + STEP))
      yield rows.map((row) => csvLine(CSV_COLUMNS.map((name) => cell(row[name])))).join('')
      await turn()
    }
  if (full()) yield csvLine([`Only the newest ${most} attempts are in this file: export the others with a filter by time`])
}

function cell(value: AttemptSummary[(typeof CSV_COLUMNS)[number]]): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? value.join(' ') : String(value)
}
