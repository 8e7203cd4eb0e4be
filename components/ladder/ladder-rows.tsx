import { ArrowLeftRight, Flag } from 'lucide-react'
import Link from 'next/link'
import { VisibleText } from '@/components/attempt/visible-text'
import { duration } from '@/components/attempt/words'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Spinner } from '@/components/ui/spinner'
import type { LadderRowView } from '@/lib/core/ladder/view'
import { rowWord } from './ladder-words'

const LINK = 'inline-flex min-h-6 items-center underline decoration-border-strong underline-offset-2 hover:text-foreground'

/** A row's outcome as icon and word. */
export function RowBadge({ row }: { row: LadderRowView }) {
  const { word, tone } = rowWord(row)
  return (
    <Badge
      tone={tone}
      icon={row.state === 'running' ? <Spinner className="text-current" /> : undefined}
      className="h-auto min-h-[18px] max-w-full whitespace-normal"
    >
      {word}
    </Badge>
  )
}

function Row({ row, culprit }: { row: LadderRowView; culprit: boolean }) {
  const says = row.means ?? row.reason
  return (
    <li className={cn('px-3 py-2.5', row.flips && 'bg-info-soft/50')} data-row={row.id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 flex-[1_1_220px] font-medium [overflow-wrap:anywhere]">
          <VisibleText text={row.change.title} />
        </h3>
        {row.flips && (
          <Badge tone="info" icon={culprit ? <Flag aria-hidden="true" /> : <ArrowLeftRight aria-hidden="true" />}>
            {culprit ? 'decides' : 'flips the outcome'}
          </Badge>
        )}
        <RowBadge row={row} />
        <span className="tabular w-16 text-right text-muted text-xs">{row.ms === null ? '' : duration(row.ms)}</span>
      </div>
      {says !== null && <p className="mt-0.5 max-w-[90ch] text-muted text-sm [overflow-wrap:anywhere]">{says}</p>}
      {row.attemptId !== null && (
        <p className="flex flex-wrap items-center gap-x-4 text-muted text-xs">
          <Link href={`/attempts/${row.attemptId}`} className={LINK} aria-label={`Attempt: ${row.change.title}`}>
            Attempt
          </Link>
          <Link href={`/?attempt=${row.attemptId}`} className={LINK} aria-label={`Edit and repeat: ${row.change.title}`}>
            Edit and repeat
          </Link>
          {row.summary !== '' && (
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <VisibleText text={row.summary} />
            </span>
          )}
        </p>
      )}
    </li>
  )
}

/** The request as it is, then each change, in the order they were tried; what did not run says why. */
export function LadderRows({
  baseline,
  rows,
  culprit,
}: {
  baseline: LadderRowView
  rows: readonly LadderRowView[]
  culprit: string | null
}) {
  const idle = rows.filter(({ state }) => state === 'not-applicable' || state === 'not-run')
  const tried = rows.filter((row) => !idle.includes(row))
  return (
    <>
      <ol aria-label="Rows of the ladder" className="divide-y rounded-md border bg-surface">
        {[baseline, ...tried].map((row) => (
          <Row key={row.id} row={row} culprit={row.id === culprit} />
        ))}
      </ol>
      {idle.length > 0 && (
        <details className="rounded-md border bg-surface" open={tried.length === 0}>
          <summary className="cursor-pointer px-3 py-2 text-muted text-sm">
            {idle.length} {idle.length === 1 ? 'row was' : 'rows were'} not run
          </summary>
          <ul aria-label="Rows that were not run" className="divide-y border-t">
            {idle.map((row) => (
              <Row key={row.id} row={row} culprit={false} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
