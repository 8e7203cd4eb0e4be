import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Shown for an id that names no rule. */
export default function NoSuchRule() {
  return (
    <EmptyState
      title="There is no such rule"
      actions={
        <Button asChild>
          <Link href="/rules">All rules</Link>
        </Button>
      }
    >
      Rules are named by their path, such as response/upgrade-present. It may have been renamed.
    </EmptyState>
  )
}
