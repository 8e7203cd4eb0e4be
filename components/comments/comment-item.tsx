'use client'

import { useQueryClient } from '@tanstack/react-query'
import { PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { usePerson } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Textarea } from '@/components/ui/textarea'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { type Comment, removeComment, rewriteComment } from '@/lib/client/comments'

type CommentItemProps = { attemptId: string; comment: Comment; onShowFrame: (n: number) => void }

/** One comment; its writer changes and removes it. */
export function CommentItem({ attemptId, comment, onShowFrame }: CommentItemProps) {
  const queries = useQueryClient()
  const person = usePerson()
  const [draft, setDraft] = useState<string | null>(null)
  const run = async (failed: string, act: () => Promise<unknown>) => {
    try {
      await act()
      setDraft(null)
    } catch (error) {
      toast({ tone: 'fail', title: failed, description: errorText(error) })
    }
    await queries.invalidateQueries({ queryKey: ['comments', attemptId] })
  }
  const { frame } = comment
  return (
    <li className="grid gap-1 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-2 text-xs">
        <span className="font-medium">{comment.person}</span>
        <Time value={comment.createdAt} className="text-muted" />
        {comment.editedAt ? <span className="text-muted">changed</span> : null}
        {frame === null ? null : (
          <Button size="sm" variant="ghost" onClick={() => onShowFrame(frame)}>
            Frame {frame}
          </Button>
        )}
        <span className="ml-auto flex">
          {comment.own ? (
            <IconButton label="Change the comment" size="icon-sm" onClick={() => setDraft(comment.text)}>
              <PencilLine />
            </IconButton>
          ) : null}
          {comment.own || person?.role === 'owner' ? (
            <IconButton
              label="Remove the comment"
              size="icon-sm"
              onClick={() => void run('The comment stays', () => removeComment(attemptId, comment.id))}
            >
              <Trash2 />
            </IconButton>
          ) : null}
        </span>
      </div>
      {draft === null ? (
        <p className="whitespace-pre-wrap break-words">
          <VisibleText text={comment.text} />
        </p>
      ) : (
        <div className="grid gap-2">
          <Textarea aria-label="Changed comment" autoFocus rows={3} value={draft} onChange={(event) => setDraft(event.target.value)} />
          <div className="flex gap-2">
            <Button
              size="sm"
              variant="primary"
              disabled={draft.trim() === ''}
              onClick={() => void run('The comment was not changed', () => rewriteComment(attemptId, comment.id, draft.trim()))}
            >
              Save
            </Button>
            <Button size="sm" onClick={() => setDraft(null)}>
              Cancel
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}
