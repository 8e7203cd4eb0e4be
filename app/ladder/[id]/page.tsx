import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LadderPanel } from '@/components/ladder/ladder-panel'
import { BackLink } from '@/components/ui/back-link'
import { authorisePage } from '@/lib/server/auth/authorise-page'
import { ladderTitle } from '@/lib/server/ladder/read'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const caller = await authorisePage()
  return { title: ladderTitle(caller, (await params).id) ?? 'No such ladder' }
}

/** One ladder, running or as it was stored. */
export default async function LadderPage({ params }: Props) {
  const caller = await authorisePage()
  const { id } = await params
  if (ladderTitle(caller, id) === null) notFound()
  return (
    <div className="mx-auto flex w-full max-w-[1200px] flex-1 flex-col gap-3 p-3 sm:p-4">
      <p>
        <BackLink href="/attempts">History</BackLink>
      </p>
      <h1 className="sr-only">Ladder</h1>
      <LadderPanel id={id} alone />
    </div>
  )
}
