import type { Metadata } from 'next'
import { Suspense } from 'react'
import { HistoryView } from '@/components/history/history-view'
import { ServerState } from '@/components/shell/server-state'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'History' }

/** Every attempt, failed ones too. */
export default async function HistoryPage() {
  await authorisePage()
  return (
    <div className="mx-auto w-full max-w-6xl space-y-3 p-3 sm:p-6">
      <h1 className="font-semibold text-xl">History</h1>
      <Suspense>
        <ServerState>
          <HistoryView />
        </ServerState>
      </Suspense>
    </div>
  )
}
