'use client'

import { GitCompareArrows } from 'lucide-react'
import Link from 'next/link'
import { count } from '@/components/attempt/words'
import { ServerState } from '@/components/shell/server-state'
import { Time } from '@/components/ui/time'
import { comparePath, type Series } from '@/lib/client/compare'
import { useAttemptComparison, useLastGood, useSeries } from '@/lib/client/use-compare'
import { SeriesStrip } from './series-strip'
import { differences } from './words'

const LINK = 'inline-flex min-h-6 items-center underline underline-offset-2 hover:text-foreground'
/** Who goes back and forth so often is no clear case of "since then". */
const OFTEN = 3

/** When an attempt like a failed one last worked, which one failed first after that, and how much differs since; nothing where it never did. */
export default function LastWorked({ id }: { id: string }) {
  return (
    <ServerState>
      <Line id={id} />
    </ServerState>
  )
}

function Line({ id }: { id: string }) {
  const { data } = useLastGood(id)
  const { data: series } = useSeries(id)
  const good = data?.attempt ?? null
  const { data: compared } = useAttemptComparison(good?.id ?? null, good === null ? null : id)
  if (good === null) return null
  return (
    <div className="space-y-1 text-sm">
      <p className="flex min-h-6 flex-wrap items-center gap-x-2">
        <GitCompareArrows aria-hidden="true" className="size-4 shrink-0 text-info" />
        <span>
          It last worked <Time value={good.createdAt} />
          {data?.by === 'profile' && ' with this profile'}:
        </span>
        <Link href={comparePath(good.id, id)} className={LINK}>
          {compared === undefined ? 'compare' : differences(compared.sentences.length)}
        </Link>
        {series && <FirstFailure series={series} id={id} />}
      </p>
      {series && <SeriesStrip series={series} id={id} hrefOf={(point) => `/attempts/${point.id}`} />}
    </div>
  )
}

/** Which one broke first, and what changed then. */
function FirstFailure({ series: { firstFailing, lastGood, failed, turns }, id }: { series: Series; id: string }) {
  if (firstFailing === null || lastGood === null) return null
  const often = turns >= OFTEN && <span className="text-muted">It went back and forth {count(turns)} times before.</span>
  if (firstFailing.id === id) return <>{often || <span className="text-muted">This is the first failure since.</span>}</>
  return (
    <>
      <span>
        It first failed <Time value={firstFailing.createdAt} />, {count(failed)} failures ago:
      </span>
      <Link href={comparePath(lastGood.id, firstFailing.id)} className={LINK}>
        what changed then
      </Link>
      {often}
    </>
  )
}
