'use client'

import { ServerState } from '@/components/shell/server-state'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { useUrlState } from '@/components/ui/use-url-state'
import { errorText } from '@/lib/client/api'
import { useComments } from '@/lib/client/comments'
import { CommentForm } from './comment-form'
import { CommentItem } from './comment-item'

type CommentsTabProps = { attemptId: string; onShowFrame: (n: number) => void }

/** What people say about an attempt and its frames. */
export default function CommentsTab(props: CommentsTabProps) {
  return (
    <ServerState>
      <Comments {...props} />
    </ServerState>
  )
}

function Comments({ attemptId, onShowFrame }: CommentsTabProps) {
  const { data, error, isPending } = useComments(attemptId)
  const [about, setAbout] = useUrlState('about')
  const frame = about !== null && /^[1-9]\d{0,14}$/.test(about) ? Number(about) : null
  const items = data?.items ?? []
  return (
    <div className="grid max-w-3xl content-start gap-3">
      {error ? <p className="text-fail">{errorText(error)}</p> : null}
      {isPending ? <Skeleton className="h-24" /> : null}
      {data && items.length === 0 ? (
        <EmptyState title="Nothing was said yet" className="rounded-md border bg-surface">
          Whoever opens this attempt sees what you write here. A comment on a frame begins at the frame.
        </EmptyState>
      ) : null}
      {items.length > 0 ? (
        <ul aria-label="Comments" className="divide-y rounded-md border bg-surface">
          {items.map((comment) => (
            <CommentItem key={comment.id} attemptId={attemptId} comment={comment} onShowFrame={onShowFrame} />
          ))}
        </ul>
      ) : null}
      <CommentForm key={frame} attemptId={attemptId} frame={frame} onFrame={() => setAbout(null)} />
    </div>
  )
}
