import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function NotFound() {
  return (
    <EmptyState
      page
      className="flex-1"
      icon={<SearchX />}
      title="There is nothing at this address"
      actions={
        <>
          <Button asChild>
            <Link href="/">Workbench</Link>
          </Button>
          <Button asChild variant="ghost">
            <Link href="/attempts">History</Link>
          </Button>
        </>
      }
    >
      What stood here was deleted, or the address has a mistake.
    </EmptyState>
  )
}
