'use client'

import { RotateCcw, Square } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Badge, ToneIcon } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { stopLadder } from '@/lib/client/ladder'
import { useLadder } from '@/lib/client/use-ladder'
import type { LadderView } from '@/lib/core/ladder/view'
import { LadderMatrix } from './ladder-matrix'
import { LadderRows } from './ladder-rows'
import { progress, STATE_WORDS, sentenceTone } from './ladder-words'

const LINK = 'inline-flex min-h-6 items-center underline underline-offset-2 hover:text-foreground'

async function stop(id: string) {
  try {
    await stopLadder(id)
  } catch (error) {
    toast({ tone: 'fail', title: 'The ladder was not stopped', description: errorText(error) })
  }
}

function Head({ ladder, lost }: { ladder: LadderView; lost: boolean }) {
  const { done, all } = progress(ladder)
  const running = ladder.state === 'running'
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 flex-[1_1_420px]">
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge tone={running ? 'accent' : 'neutral'} icon={running ? <Spinner className="text-current" /> : false}>
            {STATE_WORDS[ladder.state]}
          </Badge>
          <span className="tabular text-muted text-xs">
            {done} of {all} answered
          </span>
          {lost && (
            <span role="status" className="text-warn text-xs">
              No connection to Sockscope: what you see may be old. Trying again…
            </span>
          )}
        </div>
        <h2 aria-live="polite" className="mt-1.5 flex max-w-[80ch] items-start gap-2 font-semibold text-lg [overflow-wrap:anywhere]">
          <ToneIcon tone={sentenceTone(ladder)} className="mt-1.5" />
          <VisibleText text={ladder.sentence} />
        </h2>
        {ladder.stopped !== null && <p className="mt-1 text-warn">{ladder.stopped}</p>}
        {ladder.safe !== null && <p className="mt-1 max-w-[80ch] text-muted text-sm">{ladder.safe}</p>}
        <p className="mono mt-1 text-muted text-xs [overflow-wrap:anywhere]">
          <VisibleText text={ladder.url} />
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-1.5">
        {running && (
          <Button variant="danger" onClick={() => void stop(ladder.id)}>
            <Square aria-hidden="true" />
            Stop ladder
          </Button>
        )}
        {ladder.report !== null && <CopyButton value={ladder.report} label="Copy report" wordy size="md" />}
      </div>
    </header>
  )
}

type PanelProps = {
  id: string
  alone?: boolean
  /** The attempt it is shown with, and what stands in its place where it was run over another one. */
  of?: { readonly attemptId: string; readonly otherwise: ReactNode; readonly another: () => void }
}

/** A ladder by its id, running or stored: the sentence first, then the rows it rests on. */
export function LadderPanel({ id, alone = false, of }: PanelProps) {
  const { ladder, connection } = useLadder(id)
  if (ladder === null) {
    if (connection !== 'lost') return <Skeleton className="h-64 w-full" />
    return (
      <EmptyState title="This ladder cannot be shown">
        It was removed, or Sockscope does not answer. Reload the page to try again.
      </EmptyState>
    )
  }
  if (of !== undefined && ladder.attemptId !== of.attemptId) return of.otherwise
  return (
    <article aria-label="Ladder" className="flex min-w-0 flex-col gap-3">
      <Head ladder={ladder} lost={connection === 'lost'} />
      {ladder.matrix === null ? (
        <LadderRows baseline={ladder.baseline} rows={ladder.rows} culprit={ladder.culprit} />
      ) : (
        <LadderMatrix matrix={ladder.matrix} rows={ladder.rows} />
      )}
      {ladder.details.length > 0 && (
        <section aria-label="What was and was not shown">
          <h3 className="font-medium text-sm">What was and was not shown</h3>
          <ul className="list-disc space-y-1 pl-5 text-muted text-sm">
            {ladder.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
        {of !== undefined && ladder.state !== 'running' && (
          <Button onClick={of.another}>
            <RotateCcw aria-hidden="true" />
            Another ladder
          </Button>
        )}
        {!alone && (
          <Link href={`/ladder/${ladder.id}`} className={LINK}>
            On a page of its own
          </Link>
        )}
        {alone && ladder.attemptId !== null && (
          <Link href={`/attempts/${ladder.attemptId}?tab=ladder`} className={LINK}>
            The attempt it was started from
          </Link>
        )}
      </div>
    </article>
  )
}
