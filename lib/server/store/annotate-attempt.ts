import 'server-only'
import { statement } from './client'
import { readAttempt } from './read-attempt'
import type { Annotation, AttemptRecord } from './types'

/** Writes name, note and pin of an attempt; what is absent stays. Throws NotFoundError. */
export function annotateAttempt(workspaceId: string, id: string, annotation: Annotation): AttemptRecord {
  const before = readAttempt(workspaceId, id)
  const { name = before.name, note = before.note, pinned = before.pinned } = annotation
  statement('UPDATE Attempt SET name = ?, note = ?, pinned = ? WHERE id = ? AND workspaceId = ?').run(
    name,
    note,
    pinned ? 1 : 0,
    id,
    workspaceId,
  )
  return { ...before, name, note, pinned }
}
