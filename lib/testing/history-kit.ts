import { randomBytes } from 'node:crypto'
import { inTransaction, statement } from '../server/store/client'
import { createAttempt } from '../server/store/create-attempt'
import { localIdentity } from '../server/store/installation'
import { writeSealedRow } from '../server/store/write-segments'

export type MadeAttempt = {
  readonly host?: string
  readonly at?: number
  readonly octets?: number
  readonly pinned?: boolean
  readonly state?: string
}

/** Puts an attempt into the open store that ended as given, with so many octets of facts that do not compress. Gives its id. */
export function putAttempt({
  host = 'a.example',
  at = Date.now(),
  octets = 1_000,
  pinned = false,
  state = 'closed',
}: MadeAttempt = {}): string {
  const { workspaceId, personId: createdById } = localIdentity()
  const url = `ws://${host}/`
  return inTransaction(() => {
    const { id } = createAttempt({ workspaceId, createdById, draft: { url }, exactDraft: { url }, url, host, port: 80, tls: false })
    const data = randomBytes(octets)
    const row = { seq: 0, format: 1, sealed: 1, factCount: 1, firstAt: 0, lastAt: 1, firstFrame: 1, frameCount: 0, checkpoint: null, data }
    writeSealedRow(id, row, octets)
    statement('UPDATE Attempt SET createdAt = ?, pinned = ?, state = ? WHERE id = ?').run(at, pinned ? 1 : 0, state, id)
    return id
  })
}

/** Ids of the attempts that are there, the oldest first. */
export const attemptIds = (): readonly string[] => statement('SELECT id FROM Attempt ORDER BY createdAt, id').pluck().all() as string[] // safe: one column of texts
