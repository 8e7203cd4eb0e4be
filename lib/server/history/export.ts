import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { InputError, NotFoundError } from '@/lib/core/errors/errors'
import type { AttemptView } from '@/lib/core/report/view'
import { liveSession } from '@/lib/server/attempts/hub'
import { readAttemptView } from '@/lib/server/attempts/read'
import type { Caller } from '@/lib/server/auth/authorise'
import type { ExportedFile } from '@/lib/server/export/exported-file'
import { now } from '@/lib/server/platform/clock'
import { type Choice, chosenAttempts } from './chosen'
import { csvRows } from './export-csv'
import { harPieces } from './export-har'
import { jsonLines } from './export-lines'

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

/** The ids of the attempts to export, in pages; `full` once more of them fit than the file may have. */
export type ToExport = { readonly pages: AsyncIterable<readonly string[]>; readonly full: () => boolean; readonly most: number }

/** The chosen attempts as one file that is made while it is taken, newest first, secrets masked. */
export function exportHistory(caller: Caller, format: HistoryFormat, choice: Choice, signal: AbortSignal): ExportedFile {
  const stamp = now().toISOString().slice(0, 16).replace('T', '-').replace(':', '')
  const pieces = PIECES[format](caller, bounded(caller, choice, MOST_EXPORTED[format], signal), signal)
  return { name: `sockscope-history-${stamp}.${format}`, type: TYPES[format], pieces }
}

function bounded(caller: Caller, choice: Choice, most: number, signal: AbortSignal): ToExport {
  let full = false
  async function* pages() {
    let left = most
    for await (const page of chosenAttempts(caller, choice, signal)) {
      full = page.length > left
      yield page.slice(0, left).map(({ id }) => id)
      left -= page.length
      if (full || signal.aborted) return
    }
  }
  return { pages: pages(), full: () => full, most }
}

/** What an export has of one attempt: its view, or why it has none; null where it was removed meanwhile. */
export type Exported = { readonly view: AttemptView } | { readonly id: string; readonly because: string }

/** The attempts of these ids, one after the other, with a turn for others between two. */
export async function* viewsOf(caller: Caller, ids: readonly string[], signal: AbortSignal): AsyncGenerator<Exported> {
  for (const id of ids) {
    if (signal.aborted) return
    try {
      await liveSession(caller, id)?.flush()
      yield { view: await readAttemptView(caller, id) }
    } catch (error) {
      if (error instanceof InputError) yield { id, because: error.message }
      else if (!(error instanceof NotFoundError)) throw error
    }
    await turn()
  }
}
