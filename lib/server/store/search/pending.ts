import 'server-only'
import { inTransaction, statement } from '../client'
import { openDraft, type SealedDraft } from '../sealed-draft'
import type { AttemptSecrets } from '../types'

/** A change that the index has not read: which, and of which attempt. */
export type PendingChange = { readonly seq: number; readonly attemptId: string }

const OLDEST = 'SELECT seq, attemptId FROM SearchPending ORDER BY seq LIMIT ?'
const BEFORE = 'SELECT id FROM Attempt WHERE id < ? ORDER BY id DESC LIMIT ?'

/** The oldest changes that the index has not read. */
export const pendingChanges = (limit: number) => statement(OLDEST).all(limit) as PendingChange[] // safe: the columns of the statement

/** Ids of the newest attempts before one, of every workspace. */
export const attemptsBefore = (id: string, limit: number) => (statement(BEFORE).all(id, limit) as { id: string }[]).map((row) => row.id)

/** Takes changes off the list; an attempt that changed again meanwhile stays on it, under a newer number. */
export function settleChanges(changes: readonly number[]): void {
  if (changes.length === 0) return
  inTransaction(() => {
    for (const seq of changes) statement('DELETE FROM SearchPending WHERE seq = ?').run(seq)
  })
}

/**
 * Has the index look at these attempts again, and forget those that are gone. Triggers do so with every change of a row: this is for
 * what reaches the table past them.
 */
export function forgetInSearch(ids: readonly string[]): void {
  inTransaction(() => {
    for (const id of ids) statement('INSERT OR REPLACE INTO SearchPending (attemptId) VALUES (?)').run(id)
  })
}

type Sealed = SealedDraft & { readonly workspaceId: string }

/** What opens an attempt of any workspace; null where it is gone or sealed with another key. */
export function secretsForSearch(id: string): (AttemptSecrets & { readonly workspaceId: string }) | null {
  const row = statement('SELECT workspaceId, draftSecret, dataKey FROM Attempt WHERE id = ?').get(id) as Sealed | undefined
  if (row === undefined) return null
  try {
    const { key, exactDraft } = openDraft({ table: 'Attempt', row: id }, row)
    return { workspaceId: row.workspaceId, dataKey: key, exactDraft }
  } catch {
    return null
  }
}
