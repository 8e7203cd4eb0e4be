import 'server-only'
import { createHash } from 'node:crypto'
import { now } from '../../platform/clock'
import { inTransaction, statement } from '../client'

/** One entry: who did what, to what, when; `detail` holds no secret. */
export type AuditEntry = {
  readonly workspaceId: string
  readonly personId: string | null
  readonly person: string
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}
export type AuditRecord = Omit<AuditEntry, 'workspaceId'> & { readonly seq: number; readonly at: Date }
type Row = Omit<AuditEntry, 'detail'> & { readonly seq: number; readonly at: number; readonly detail: string; readonly hash: Uint8Array }

/** SHA-256 over the hash of the entry before and the fields of this one. */
function hashOf(before: Uint8Array, row: Omit<Row, 'hash'>): Buffer {
  const fields = [row.seq, row.workspaceId, row.at, row.personId, row.person, row.action, row.subject, row.detail]
  return createHash('sha256').update(before).update(JSON.stringify(fields)).digest()
}

/** Writes an entry behind the last one. */
export function appendAudit({ workspaceId, personId, person, action, subject, detail }: AuditEntry): void {
  inTransaction(() => {
    const last = statement('SELECT seq, hash FROM Audit ORDER BY seq DESC LIMIT 1').get() as { seq: number; hash: Uint8Array } | undefined
    const row = {
      seq: (last?.seq ?? 0) + 1,
      workspaceId,
      at: now().getTime(),
      personId,
      person,
      action,
      subject: subject.slice(0, 500),
      detail: JSON.stringify(detail),
    }
    statement(
      'INSERT INTO Audit (seq, workspaceId, at, personId, person, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      row.seq,
      row.workspaceId,
      row.at,
      row.personId,
      row.person,
      row.action,
      row.subject,
      row.detail,
      hashOf(last?.hash ?? new Uint8Array(), row),
    )
  })
}

const toRecord = ({ seq, at, personId, person, action, subject, detail }: Row): AuditRecord => ({
  seq,
  at: new Date(at),
  personId,
  person,
  action,
  subject,
  detail: JSON.parse(detail) as Record<string, unknown>, // safe: appendAudit wrote it
})

/** Entries before `before` (a number of an entry; null: the newest), newest first. */
export function listAudit(workspaceId: string, before: number | null, limit: number): readonly AuditRecord[] {
  const rows = statement('SELECT * FROM Audit WHERE workspaceId = ? AND seq < ? ORDER BY seq DESC LIMIT ?')
  return (rows.all(workspaceId, before ?? Number.MAX_SAFE_INTEGER, limit) as Row[]).map(toRecord) // safe: the table's columns
}

/** The number of the first entry that was changed, or follows one that was removed; null where none was. */
export function brokenAudit(): number | null {
  let before: Uint8Array = new Uint8Array()
  let seq = 0
  for (;;) {
    const rows = statement('SELECT * FROM Audit WHERE seq > ? ORDER BY seq LIMIT 1000').all(seq) as Row[]
    if (rows.length === 0) return null
    for (const row of rows) {
      const { hash, ...fields } = row
      if (row.seq !== seq + 1 || Buffer.compare(hashOf(before, fields), hash) !== 0) return row.seq
      before = hash
      seq = row.seq
    }
  }
}
