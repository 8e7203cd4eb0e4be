import 'server-only'
import type { RequestDraft } from '../../../core/handshake/draft'
import type { AttemptView } from '../../../core/report/view'
import { encodeFacts } from '../../../core/transcript/encode'
import { inTransaction, statement } from '../client'
import { sealDraft } from '../sealed-draft'
import { compress, type Run, rowBytes, toSegmentRow } from '../segment-row'
import type { DerivedUpdate } from '../types'
import { updateAttempt } from '../update-attempt'
import { writeSealedRow } from '../write-segments'
import { sealImportedView } from './imported-view'

/** An attempt as a file of exported history has it. `draft` is masked, and there is no other. */
export type AttemptToImport = {
  readonly workspaceId: string
  readonly createdById: string
  readonly importedAt: Date
  readonly id: string
  readonly createdAt: Date
  readonly profileId: string | null
  readonly repeatOf: string | null
  readonly name: string | null
  readonly note: string | null
  readonly pinned: boolean
  readonly draft: RequestDraft
  readonly view: AttemptView
  readonly columns: DerivedUpdate
  /** Its facts in the pieces in which they are stored. */
  readonly runs: readonly Run[]
}

const INSERT = `INSERT INTO Attempt (id, workspaceId, createdById, createdAt, profileId, repeatOf, name, note, pinned, draft, draftSecret, dataKey, state, url, host, port, tls, importedAt)
  VALUES (?, ?, ?, ?, (SELECT id FROM Profile WHERE id = ? AND workspaceId = ?), ?, ?, ?, ?, ?, ?, ?, 'closed', '', '', 0, 0, ?)`

/** Whether an attempt of that id is there, whoever it belongs to. */
export const hasAttempt = (id: string): boolean => statement('SELECT 1 FROM Attempt WHERE id = ?').get(id) !== undefined

/** Writes an imported attempt with its facts, sealed with a fresh data key, in one transaction; false where its id is there already. A full disk throws SQLite's error. */
export function importAttempt(attempt: AttemptToImport): boolean {
  const { id, workspaceId, createdById, createdAt, profileId, repeatOf, name, note, pinned, draft, importedAt } = attempt
  const { key, draftSecret, dataKey } = sealDraft({ table: 'Attempt', row: id }, draft)
  const rows = attempt.runs.map((run, seq) => toSegmentRow(id, key, seq, run, { sealed: true, body: compress(encodeFacts(run.facts)) }))
  const view = sealImportedView(id, key, attempt.view)
  const values = [createdById, createdAt.getTime(), profileId, workspaceId, repeatOf, name, note, pinned ? 1 : 0]
  return inTransaction(() => {
    if (hasAttempt(id)) return false
    statement(INSERT).run(id, workspaceId, ...values, JSON.stringify(draft), draftSecret, dataKey, importedAt.getTime())
    updateAttempt(workspaceId, id, attempt.columns)
    let factBytes = 0
    for (const row of rows) {
      factBytes += rowBytes(row)
      writeSealedRow(id, row, factBytes)
    }
    statement('INSERT INTO ImportedView (attemptId, data) VALUES (?, ?)').run(id, view)
    return true
  })
}
