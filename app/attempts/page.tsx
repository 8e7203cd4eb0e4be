import { Columns2 } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { HistoryMenu } from '@/components/history/bulk/history-menu'
import { HistoryView } from '@/components/history/history-view'
import { HistoryPlots } from '@/components/history/plots/history-plots'
import { ServerState } from '@/components/shell/server-state'
import { Button } from '@/components/ui/button'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'History' }

/** Every attempt, failed ones too. */
export default async function HistoryPage() {
  await authorisePage()
  return (
    <div className="mx-auto w-full max-w-6xl space-y-3 p-3 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="font-semibold text-xl">History</h1>
        <div className="flex flex-wrap items-center gap-2">
          <Suspense>
            <HistoryMenu />
          </Suspense>
          <Button asChild size="sm">
            <Link href="/panes">
              <Columns2 aria-hidden="true" />
              Sessions side by side
            </Link>
          </Button>
        </div>
      </div>
      <Suspense>
        <ServerState>
          <HistoryPlots />
          <HistoryView />
        </ServerState>
      </Suspense>
    </div>
  )
}
