import 'server-only'
import { LimitError, NotFoundError } from '../../../core/errors/errors'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { inTransaction, statement } from '../client'

export type CommentRecord = {
  readonly id: string
  readonly personId: string
  /** Who wrote it. */
  readonly person: string
  /** Number of the frame it is about; null: the attempt. */
  readonly frame: number | null
  readonly text: string
  readonly createdAt: Date
  readonly editedAt: Date | null
}
type Row = Omit<CommentRecord, 'createdAt' | 'editedAt'> & { readonly createdAt: number; readonly editedAt: number | null }

/** As many an attempt may have. */
const MOST = 500
const SELECT = `SELECT c.id, c.personId, p.name AS person, c.frame, c.text, c.createdAt, c.editedAt
  FROM Comment c JOIN Person p ON p.id = c.personId JOIN Attempt a ON a.id = c.attemptId
  WHERE a.workspaceId = :workspaceId AND c.attemptId = :attemptId`

const toRecord = (row: Row): CommentRecord => ({
  ...row,
  createdAt: new Date(row.createdAt),
  editedAt: row.editedAt === null ? null : new Date(row.editedAt),
})

function assertAttempt(workspaceId: string, attemptId: string): void {
  if (statement('SELECT 1 FROM Attempt WHERE id = ? AND workspaceId = ?').get(attemptId, workspaceId) === undefined)
    throw new NotFoundError(`There is no attempt ${attemptId}`)
}

/** Throws NotFoundError. */
function readComment(workspaceId: string, attemptId: string, id: string): CommentRecord {
  const row = statement(`${SELECT} AND c.id = :id`).get({ workspaceId, attemptId, id })
  if (row === undefined) throw new NotFoundError('There is no such comment (any more)')
  return toRecord(row as Row) // safe: the columns above
}

/** The comments on an attempt and its frames, oldest first. Throws NotFoundError. */
export function listComments(workspaceId: string, attemptId: string): readonly CommentRecord[] {
  assertAttempt(workspaceId, attemptId)
  return (statement(`${SELECT} ORDER BY c.createdAt, c.id`).all({ workspaceId, attemptId }) as Row[]).map(toRecord) // safe: the columns above
}

type NewComment = { readonly personId: string; readonly frame: number | null; readonly text: string }

/** Throws NotFoundError, LimitError. */
export function createComment(workspaceId: string, attemptId: string, { personId, frame, text }: NewComment): CommentRecord {
  return inTransaction(() => {
    assertAttempt(workspaceId, attemptId)
    const { total } = statement('SELECT count(*) AS total FROM Comment WHERE attemptId = ?').get(attemptId) as { total: number }
    if (total >= MOST) throw new LimitError('too-many-comments', `This attempt has ${MOST} comments: delete one first`)
    const id = newId()
    statement('INSERT INTO Comment (id, attemptId, personId, frame, text, createdAt) VALUES (?, ?, ?, ?, ?, ?)').run(
      id,
      attemptId,
      personId,
      frame,
      text,
      now().getTime(),
    )
    return readComment(workspaceId, attemptId, id)
  })
}

/** Rewrites a comment. Throws NotFoundError. */
export function editComment(workspaceId: string, attemptId: string, id: string, text: string): CommentRecord {
  readComment(workspaceId, attemptId, id)
  statement('UPDATE Comment SET text = ?, editedAt = ? WHERE id = ?').run(text, now().getTime(), id)
  return readComment(workspaceId, attemptId, id)
}

/** Throws NotFoundError. */
export function deleteComment(workspaceId: string, attemptId: string, id: string): void {
  readComment(workspaceId, attemptId, id)
  statement('DELETE FROM Comment WHERE id = ?').run(id)
}

/** Who wrote a comment. Throws NotFoundError. */
export const authorOf = (workspaceId: string, attemptId: string, id: string): string => readComment(workspaceId, attemptId, id).personId
