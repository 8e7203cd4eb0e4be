import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { AttemptPanel } from '@/components/attempt/attempt-panel'
import { attemptTitle } from '@/lib/server/attempts/attempt-title'
import { authorisePage } from '@/lib/server/auth/authorise-page'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const caller = await authorisePage()
  return { title: attemptTitle(caller, (await params).id) ?? 'No such attempt' }
}

/** One attempt, live or replayed from what was stored. */
export default async function AttemptPage({ params }: Props) {
  const caller = await authorisePage()
  const { id } = await params
  if (attemptTitle(caller, id) === null) notFound()
  return (
    <div className="mx-auto flex w-full max-w-[1440px] flex-1 flex-col">
      <p className="px-3 pt-3 sm:px-4">
        <Link href="/attempts" className="inline-flex min-h-6 items-center gap-1 text-muted text-xs hover:text-foreground">
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          History
        </Link>
      </p>
      <h1 className="sr-only">Attempt</h1>
      <Suspense>
        <AttemptPanel key={id} id={id} />
      </Suspense>
    </div>
  )
}
