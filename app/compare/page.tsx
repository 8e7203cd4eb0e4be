import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { CompareView } from '@/components/compare/compare-view'
import { ServerState } from '@/components/shell/server-state'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Compare' }

/** Two attempts side by side. */
export default async function ComparePage() {
  await authorisePage()
  return (
    <div className="mx-auto w-full max-w-6xl space-y-3 p-3 sm:p-6">
      <p>
        <Link href="/attempts" className="inline-flex min-h-6 items-center gap-1 text-muted text-xs hover:text-foreground">
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          History
        </Link>
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
