'use client'

import { GitCompareArrows } from 'lucide-react'
import Link from 'next/link'
import { ServerState } from '@/components/shell/server-state'
import { Time } from '@/components/ui/time'
import { comparePath } from '@/lib/client/compare'
import { useAttemptComparison, useLastGood } from '@/lib/client/use-compare'
import { differences } from './words'

/** When an attempt like a failed one last worked, and how much differs since; nothing where it never did. */
export default function LastWorked({ id }: { id: string }) {
  return (
    <ServerState>
      <Line id={id} />
    </ServerState>
  )
}

function Line({ id }: { id: string }) {
  const { data } = useLastGood(id)
  const good = data?.attempt ?? null
  const { data: compared } = useAttemptComparison(good?.id ?? null, good === null ? null : id)
  if (good === null) return null
  return (
    <p className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm">
      <GitCompareArrows aria-hidden="true" className="size-4 shrink-0 text-info" />
      <span>
        It last worked <Time value={good.createdAt} />
        {data?.by === 'profile' && ' with this profile'}:
      </span>
      <Link href={comparePath(good.id, id)} className="inline-flex min-h-6 items-center underline underline-offset-2 hover:text-foreground">
        {compared === undefined ? 'compare' : differences(compared.sentences.length)}
      </Link>
    </p>
  )
}
