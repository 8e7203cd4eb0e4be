import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { AttemptPanel } from '@/components/attempt/attempt-panel'
import { BackLink } from '@/components/ui/back-link'
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
        <BackLink href="/attempts">History</BackLink>
      </p>
      <h1 className="sr-only">Attempt</h1>
      <Suspense>
        <AttemptPanel key={id} id={id} />
      </Suspense>
    </div>
  )
}
