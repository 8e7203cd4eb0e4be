import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { LadderPanel } from '@/components/ladder/ladder-panel'
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
        <Link href="/attempts" className="inline-flex min-h-6 items-center gap-1 text-muted text-xs hover:text-foreground">
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          History
        </Link>
      </p>
      <h1 className="sr-only">Ladder</h1>
      <LadderPanel id={id} alone />
    </div>
  )
}
