import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { AttemptPanel } from '@/components/attempt/attempt-panel'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Attempt' }

/** One attempt, live or replayed from what was stored. */
export default async function AttemptPage({ params }: { params: Promise<{ id: string }> }) {
  await authorisePage()
  const { id } = await params
  return (
    <div className="mx-auto w-full max-w-[1440px]">
      <p className="px-3 pt-3 sm:px-4">
        <Link href="/attempts" className="inline-flex items-center gap-1 text-muted text-xs hover:text-foreground">
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          History
        </Link>
      </p>
      <Suspense>
        <AttemptPanel key={id} id={id} />
      </Suspense>
    </div>
  )
}
