import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import type { ExportedFile } from '@/lib/server/export/exported-file'
import { now } from '@/lib/server/platform/clock'
import type { Choice } from './chosen'
import { csvRows } from './export-csv'
import { harPieces } from './export-har'
import { jsonLines } from './export-lines'
import { toExport } from './to-export'

export const HISTORY_FORMATS = ['jsonl', 'har', 'csv'] as const
export type HistoryFormat = (typeof HISTORY_FORMATS)[number]

/** One file has at most so many attempts, and says so where there are more. */
export const MOST_EXPORTED: Readonly<Record<HistoryFormat, number>> = { jsonl: 10_000, har: 2_000, csv: 200_000 }

const TYPES: Readonly<Record<HistoryFormat, string>> = {
  jsonl: 'application/jsonl',
  har: 'application/json',
  csv: 'text/csv; charset=utf-8',
}
const PIECES = { jsonl: jsonLines, har: harPieces, csv: csvRows }

/** The chosen attempts as one file that is made while it is taken, newest first, secrets masked. */
export function exportHistory(caller: Caller, format: HistoryFormat, choice: Choice, signal: AbortSignal): ExportedFile {
  const stamp = now().toISOString().slice(0, 16).replace('T', '-').replace(':', '')
  const pieces = PIECES[format](caller, toExport(caller, choice, MOST_EXPORTED[format], signal), signal)
  return { name: `sockscope-history-${stamp}.${format}`, type: TYPES[format], pieces }
}
