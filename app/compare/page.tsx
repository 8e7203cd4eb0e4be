import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CompareView } from '@/components/compare/compare-view'
import { ServerState } from '@/components/shell/server-state'
import { BackLink } from '@/components/ui/back-link'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Compare' }

/** Two attempts side by side. */
export default async function ComparePage() {
  await authorisePage()
  return (
    <div className="mx-auto w-full max-w-6xl space-y-3 p-3 sm:p-6">
      <p>
        <BackLink href="/attempts">History</BackLink>
      </p>
      <h1 className="font-semibold text-xl">Compare</h1>
      <Suspense>
        <ServerState>
          <CompareView />
        </ServerState>
      </Suspense>
    </div>
  )
}
