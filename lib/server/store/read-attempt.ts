import 'server-only'
import { NotFoundError } from '../../core/errors/errors'
import { type AttemptRow, toRecord } from './attempt-row'
import { statement } from './client'
import { openDraft } from './sealed-draft'
import type { AttemptRecord, AttemptSecrets } from './types'

function rowOf(workspaceId: string, id: string): AttemptRow {
  const row = statement('SELECT * FROM Attempt WHERE id = ? AND workspaceId = ?').get(id, workspaceId) as AttemptRow | undefined
  if (row === undefined) throw new NotFoundError(`There is no attempt ${id}`)
  return row
}

/** Gives one attempt with its masked draft. Throws NotFoundError. */
export function readAttempt(workspaceId: string, id: string): AttemptRecord {
  return toRecord(rowOf(workspaceId, id))
}

/** Gives an attempt's data key and exact draft, for this process only. Throws NotFoundError, InputError `encrypted`. */
export function readAttemptSecrets(workspaceId: string, id: string): AttemptSecrets {
  const { key, exactDraft } = openDraft({ table: 'Attempt', row: id }, rowOf(workspaceId, id))
  return { dataKey: key, exactDraft }
}
