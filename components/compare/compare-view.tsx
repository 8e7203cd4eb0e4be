'use client'

import { ArrowLeftRight, GitCompareArrows } from 'lucide-react'
import Link from 'next/link'
import { OutcomeBadge } from '@/components/attempt/outcome-badge'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { useUrlState } from '@/components/ui/use-url-state'
import { errorText } from '@/lib/client/api'
import { useAttemptComparison } from '@/lib/client/use-compare'
import type { ComparedSide, Comparison } from '@/lib/core/report/compare/comparison'
import { ComparePart, partId } from './compare-part'
import { SeriesSteps } from './series-steps'
import { differences, onlyTheAnswerDiffers, PART_ORDER, PART_TITLES } from './words'

function Empty({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      icon={<GitCompareArrows />}
      title={title}
      actions={
        <Button asChild variant="primary">
          <Link href="/attempts">Choose in History</Link>
        </Button>
      }
    >
      {children}
    </EmptyState>
  )
}

/** Two attempts side by side: what differs in sentences, then part by part. Both stand in the URL. */
export function CompareView() {
  const [a, setA] = useUrlState('a')
  const [b, setB] = useUrlState('b')
  const [lines, setLines] = useUrlState('lines')
  const { data, isError, error, isPlaceholderData } = useAttemptComparison(a, b)
  if (a === null || b === null)
    return <Empty title="Two attempts are compared here">Tick two attempts of the history, then press Compare.</Empty>
  if (isError) return <Empty title="The attempts could not be compared">{errorText(error)}</Empty>
  if (data === undefined) {
    return (
      <div aria-busy="true" className="space-y-3">
        <span className="sr-only">Comparing the attempts</span>
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    )
  }
  const swap = () => {
    setA(b)
    setB(a)
  }
  return (
    <div className="space-y-3" aria-busy={isPlaceholderData}>
      <div className="grid items-center gap-2 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <SideCard title="Before" side={data.a} />
        <Button variant="ghost" onClick={swap} className="justify-self-center">
          <ArrowLeftRight aria-hidden="true" />
          Swap
        </Button>
        <SideCard title="After" side={data.b} />
      </div>
      <SeriesSteps a={a} b={b} onStep={setB} />
      <Sentences comparison={data} />
      <section aria-label="Part by part" className="space-y-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-medium">Part by part</h2>
          <Segmented
            label="Lines shown"
            value={lines === 'all' ? 'all' : 'differences'}
            onValueChange={(value) => setLines(value === 'all' ? 'all' : null)}
            options={[
              { value: 'differences', label: 'Differences' },
              { value: 'all', label: 'All lines' },
            ]}
          />
        </div>
        <Parts key={`${data.a.id} ${data.b.id}`} comparison={data} all={lines === 'all'} />
      </section>
    </div>
  )
}

function Parts({ comparison, all }: { comparison: Comparison; all: boolean }) {
  const parts = PART_ORDER.filter((part) => comparison[part].length > 0)
  return parts.map((part) => <ComparePart key={part} part={part} rows={comparison[part]} all={all} />)
}

function SideCard({ title, side }: { title: string; side: ComparedSide }) {
  return (
    <section aria-label={title} className="min-w-0 rounded-md border bg-surface px-3 py-2">
      <h2 className="flex flex-wrap items-center gap-2 text-xs">
        <span className="font-medium">{title}</span>
        <OutcomeBadge outcome={side.outcome} state={side.state} />
        {side.status !== null && <span className="mono font-semibold">{side.status}</span>}
        <span className="text-muted">
          <Time value={side.createdAt} />
        </span>
      </h2>
      <Link href={`/attempts/${side.id}`} className="mono inline-flex min-h-6 max-w-full items-center text-xs hover:underline">
        <span className="min-w-0 truncate">
          <VisibleText text={side.name ?? side.url} />
        </span>
      </Link>
      <p className="text-muted text-xs [overflow-wrap:anywhere]">
        <VisibleText text={side.summary} />
      </p>
    </section>
  )
}

function Sentences({ comparison }: { comparison: Comparison }) {
  const { sentences, a, b } = comparison
  const same = a.id === b.id
  return (
    <section aria-label="What differs" className="rounded-md border bg-surface px-3 py-2.5">
      <h2 className="font-semibold text-lg">{sentences.length === 0 ? 'Nothing tells them apart' : differences(sentences.length)}</h2>
      {onlyTheAnswerDiffers(comparison) && (
        <p className="text-muted text-sm">The request is the same in both: it is the endpoint that changed, or the way to it.</p>
      )}
      {sentences.length === 0 ? (
        <p className="text-muted text-sm">
          {same ? 'Both sides are the same attempt.' : 'What differs, such as keys, dates and times, differs in every attempt.'}
        </p>
      ) : (
        <ol className="mt-1 divide-y">
          {sentences.map(({ text, part }) => (
            <li key={`${part} ${text}`} className="flex min-w-0 flex-wrap items-baseline gap-x-3 py-1 sm:flex-nowrap">
              <a
                href={`#${partId(part)}`}
                className="inline-flex min-h-6 w-24 shrink-0 items-center text-muted text-xs underline underline-offset-2 hover:text-foreground"
              >
                {PART_TITLES[part]}
              </a>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <VisibleText text={text} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
