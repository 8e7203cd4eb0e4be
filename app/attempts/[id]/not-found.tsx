import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Shown for an id that names no attempt. */
export default function NoSuchAttempt() {
  return (
    <EmptyState
      title="There is no such attempt"
      actions={
        <Button asChild>
          <Link href="/attempts">All attempts</Link>
        </Button>
      }
    >
      It may have been deleted, or the link is not complete. The history lists every attempt that is kept.
    </EmptyState>
  )
}
