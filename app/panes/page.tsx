import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PanesView } from '@/components/panes/panes-view'
import { ServerState } from '@/components/shell/server-state'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Sessions side by side' }

/** Several sessions, open or from the history, on one time axis. */
export default async function PanesPage() {
  await authorisePage()
  return (
    <div className="flex w-full flex-1 flex-col gap-3 p-3 sm:p-4">
      <h1 className="font-semibold text-xl">Sessions side by side</h1>
      <Suspense>
        <ServerState>
          <PanesView />
        </ServerState>
      </Suspense>
    </div>
  )
}
