import 'server-only'
import type { Caller } from '@/lib/server/auth/caller'
import type { ExportedFile } from '@/lib/server/export/exported-file'
import { type AuditRecord, brokenAudit, listAudit } from '@/lib/server/store/people/audit'
import { csvLine } from './csv'

const DEFAULT_LIMIT = 100
const WINDOW = 500

/** A page of the audit trail, newest first; the first says whether its chain is whole. */
export function auditPage(
  { workspaceId }: Caller,
  { before, limit = DEFAULT_LIMIT }: { readonly before?: number; readonly limit?: number },
) {
  const items = listAudit(workspaceId, before ?? null, limit)
  const last = items.at(-1)
  const next = items.length === limit && last !== undefined && last.seq > 1 ? last.seq : null
  // The whole chain is walked once a visit, not once a page.
  return { items, next, broken: before === undefined ? brokenAudit() : null }
}

/** The whole trail as a file, newest first: JSON lines, or CSV for a spreadsheet. */
export function exportAudit(caller: Caller, format: 'jsonl' | 'csv'): ExportedFile {
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl'
  return { name: `sockscope-audit.${format}`, type, pieces: pieces(caller, format) }
}

async function* pieces({ workspaceId }: Caller, format: 'jsonl' | 'csv'): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(['seq', 'at', 'personId', 'person', 'action', 'subject', 'detail'])
  let before: number | null = null
  for (;;) {
    const items: readonly AuditRecord[] = listAudit(workspaceId, before, WINDOW)
    if (items.length === 0) return
    yield items.map((item) => (format === 'csv' ? csvOf(item) : `${JSON.stringify(item)}\n`)).join('')
    before = items.at(-1)?.seq ?? 0
  }
}

const csvOf = ({ seq, at, personId, person, action, subject, detail }: AuditRecord): string =>
  csvLine([String(seq), at.toISOString(), personId ?? '', person, action, subject, JSON.stringify(detail)])
