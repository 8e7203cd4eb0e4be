import 'server-only'
import { PolicyError } from '@/lib/core/errors/errors'
import type { SignedIn } from '@/lib/server/auth/caller'
import { redactorOf } from '@/lib/server/drafts/masked'
import { authorOf, type CommentRecord, createComment, deleteComment, editComment, listComments } from '@/lib/server/store/comments/comments'
import { readAttemptSecrets } from '@/lib/server/store/read-attempt'

type CommentInput = { readonly text: string; readonly frame?: number | null }
/** A comment, and whether the caller may rewrite and remove it. */
export type CommentView = CommentRecord & { readonly own: boolean }

const viewOf = ({ personId }: SignedIn, comment: CommentRecord): CommentView => ({ ...comment, own: comment.personId === personId })

/** Who pastes a secret of the attempt into a comment pastes its mask. Throws NotFoundError. */
const masked = ({ workspaceId }: SignedIn, attemptId: string, text: string): string =>
  redactorOf(readAttemptSecrets(workspaceId, attemptId).exactDraft).text(text)

/** Throws NotFoundError. */
export const allComments = (caller: SignedIn, attemptId: string) => ({
  items: listComments(caller.workspaceId, attemptId).map((comment) => viewOf(caller, comment)),
})

/** Throws NotFoundError, LimitError. */
export function addComment(caller: SignedIn, attemptId: string, { text, frame = null }: CommentInput): CommentView {
  const { workspaceId, personId } = caller
  return viewOf(caller, createComment(workspaceId, attemptId, { personId, frame, text: masked(caller, attemptId, text) }))
}

/** Only who wrote it rewrites it. Throws NotFoundError, PolicyError. */
export function rewriteComment(caller: SignedIn, attemptId: string, id: string, text: string): CommentView {
  if (authorOf(caller.workspaceId, attemptId, id) !== caller.personId)
    throw new PolicyError('not-yours', 'Only who wrote a comment can change it')
  return viewOf(caller, editComment(caller.workspaceId, attemptId, id, masked(caller, attemptId, text)))
}

/** Who wrote it removes it, or an owner. Throws NotFoundError, PolicyError. */
export function removeComment(caller: SignedIn, attemptId: string, id: string): void {
  if (caller.role !== 'owner' && authorOf(caller.workspaceId, attemptId, id) !== caller.personId)
    throw new PolicyError('not-yours', 'Only who wrote a comment, or an owner, can remove it')
  deleteComment(caller.workspaceId, attemptId, id)
}
