import 'server-only'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { statement } from './client'
import { withReserve } from './disk'
import { sealDraft } from './sealed-draft'
import type { CreatedAttempt, NewAttempt } from './types'

const INSERT = `INSERT INTO Attempt (id, workspaceId, createdById, createdAt, profileId, repeatOf, draft, draftSecret, dataKey, state, url, host, port, tls, rulesVersion, keyHash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'connecting', ?, ?, ?, ?, ?, ?)`

/** Writes the row of an attempt that is about to be dialled; it is committed when this returns. A full disk throws SQLite's error. */
export function createAttempt(input: NewAttempt): CreatedAttempt {
  const id = newId()
  const createdAt = now()
  const { key, draftSecret, dataKey } = sealDraft({ table: 'Attempt', row: id }, input.exactDraft)
  const values = [
    id,
    input.workspaceId,
    input.createdById,
    createdAt.getTime(),
    input.profileId ?? null,
    input.repeatOf ?? null,
    JSON.stringify(input.draft),
    draftSecret,
    dataKey,
    input.url,
    input.host,
    input.port,
    input.tls ? 1 : 0,
    input.rulesVersion ?? '',
    input.keyHash ?? null,
  ]
  withReserve(() => statement(INSERT).run(...values))
  return { id, createdAt, dataKey: key }
}
