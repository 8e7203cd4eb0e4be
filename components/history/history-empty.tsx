import { History } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'

type HistoryEmptyProps = {
  narrowed: boolean
  /** Why nothing was searched. */
  problem: string | null
  onClear: () => void
}

/** Why no attempt is listed, and what to do. */
export function HistoryEmpty({ narrowed, problem, onClear }: HistoryEmptyProps) {
  if (narrowed) {
    return (
      <EmptyState
        title={problem === null ? 'No attempt fits this filter' : 'Nothing was searched'}
        actions={<Button onClick={onClear}>Clear the filter</Button>}
      >
        {problem ?? 'Every word must be found, and everything that is chosen must hold. Take a part of the filter away to see more.'}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<History />}
      title="No attempts yet"
      actions={
        <Button asChild variant="primary">
          <Link href="/">Open the workbench</Link>
        </Button>
      }
    >
      Every handshake you send is kept here, refused and failed ones too, with the bytes that travelled.
    </EmptyState>
  )
}

/** While the first page is asked for. */
export function HistoryLoading() {
  return (
    <div aria-busy="true" className="space-y-2">
      <span className="sr-only">Loading the history</span>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-12 w-full" />
      ))}
    </div>
  )
}
