'use client'

import { History } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import { Confirm } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { deleteAttempt, repeatAttempt } from '@/lib/client/attempt-actions'
import { type AttemptSummary, isNarrowed, NO_FILTER } from '@/lib/client/history'
import { useHistory } from '@/lib/client/use-history'
import { BulkBar } from './bulk/bulk-bar'
import { useChosen } from './bulk/use-chosen'
import { HistoryFilters } from './history-filters'
import { HISTORY_COLUMNS, HistoryRow } from './history-row'
import { useHistoryFilter } from './use-history-filter'

/** Calls `more` when the end of the list comes near. */
function End({ more }: { more: (() => void) | null }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = mark.current
    if (!element || !more) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: '400px' })
    observer.observe(element)
    return () => observer.disconnect()
  }, [more])
  return <div ref={mark} />
}

function Counted({ shown, total, exact, hidden }: { shown: number; total: number; exact: boolean; hidden: number | null }) {
  const all = `${exact ? '' : 'at least '}${count(total)}`
  return (
    <p role="status" className="text-muted text-xs">
      {shown < total ? `showing ${count(shown)} of ${all} attempts` : `${all} ${total === 1 ? 'attempt' : 'attempts'}`}
      {hidden !== null && hidden > 0 && `, ${count(hidden)} hidden by the filter`}
    </p>
  )
}

function Empty({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (narrowed) {
    return (
      <EmptyState title="No attempt fits this filter" actions={<Button onClick={onClear}>Clear the filter</Button>}>
        Attempts are found by host, outcome, status, product, cause (such as jenkins/wrong-secret), or words of the URL and the summary.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<History />}
      title="No attempts yet"
      actions={
        <Button asChild variant="primary">
          <Link href="/">Open the workbench</Link>
        </Button>
      }
    >
      Every handshake you send is kept here, refused and failed ones too, with the bytes that travelled.
    </EmptyState>
  )
}

/** Every attempt, newest first: found by filter, opened, repeated, deleted. */
export function HistoryView() {
  const router = useRouter()
  const [filter, change] = useHistoryFilter()
  const history = useHistory(filter)
  const [asked, setAsked] = useState<AttemptSummary | null>(null)
  const [busy, setBusy] = useState(false)
  const chosen = useChosen(history.items, JSON.stringify(filter))
  const repeat = async (id: string) => {
    setBusy(true)
    try {
      router.push(`/attempts/${(await repeatAttempt(id)).id}`)
    } catch (error) {
      toast({ tone: 'fail', title: 'The attempt was not repeated', description: errorText(error) })
    }
    setBusy(false)
  }
  const remove = async () => {
    if (!asked) return
    try {
      await deleteAttempt(asked.id)
      toast({ tone: 'pass', title: 'Attempt deleted' })
      chosen.forget(asked.id)
      history.reload()
    } catch (error) {
      toast({ tone: 'fail', title: 'The attempt was not deleted', description: errorText(error) })
    }
  }
  return (
    <div className="space-y-3">
      <HistoryFilters filter={filter} onChange={change} />
      {history.error !== null && (
        <EmptyState title="The history could not be loaded" actions={<Button onClick={history.reload}>Try again</Button>}>
          {errorText(history.error)}
        </EmptyState>
      )}
      {history.pending && (
        <div aria-busy="true" className="space-y-2">
          <span className="sr-only">Loading the history</span>
          {[0, 1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-12 w-full" />
          ))}
        </div>
      )}
      {!history.pending && history.error === null && history.items.length === 0 && (
        <Empty narrowed={isNarrowed(filter)} onClear={() => change(NO_FILTER)} />
      )}
      {history.items.length > 0 && (
        <>
          <Counted shown={history.items.length} total={history.total} exact={history.totalIsExact} hidden={history.hidden} />
          <div className="overflow-hidden rounded-md border bg-surface">
            <div aria-hidden="true" className={cn(HISTORY_COLUMNS, 'h-7 border-b px-3 text-2xs text-muted max-md:hidden')}>
              <span>outcome</span>
              <span>endpoint</span>
              <span className="text-right">begun</span>
              <span className="text-right">took</span>
              <span className="text-right">frames</span>
              <span className="text-right">close</span>
            </div>
            <ul className="divide-y">
              {history.items.map((attempt) => (
                <HistoryRow
                  key={attempt.id}
                  attempt={attempt}
                  busy={busy}
                  chosen={chosen.has(attempt.id)}
                  onChoose={chosen.choose}
                  onRepeat={repeat}
                  onDelete={setAsked}
                />
              ))}
            </ul>
          </div>
          <End more={history.more} />
          {history.loadingMore && (
            <p role="status" className="text-muted text-xs">
              Loading more
            </p>
          )}
          {history.more && (
            <Button className="w-full" variant="ghost" onClick={history.more}>
              Load more
            </Button>
          )}
        </>
      )}
      <BulkBar chosen={chosen} filter={filter} total={history.total} totalIsExact={history.totalIsExact} />
      <Confirm
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title="Delete this attempt?"
        action="Delete attempt"
        onConfirm={() => void remove()}
      >
        {asked && (
          <>
            <span className="mono block truncate text-foreground">
              <VisibleText text={asked.url} />
            </span>
            Its bytes, findings and frames are removed for everyone. This cannot be undone.
          </>
        )}
      </Confirm>
    </div>
  )
}
