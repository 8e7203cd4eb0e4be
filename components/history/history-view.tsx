'use client'

import { useQueryClient } from '@tanstack/react-query'
import { ArrowUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import { useOnlyLooks, usePerson } from '@/components/shell/person'
import { Confirm } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { errorText } from '@/lib/client/api'
import { type AttemptSummary, isNarrowed, NO_FILTER } from '@/lib/client/history'
import { forgetPages } from '@/lib/client/history-pages'
import { useHistory } from '@/lib/client/use-history'
import { useProfileNames } from '@/lib/client/use-profiles'
import { useMembers } from '@/lib/client/use-team'
import { AnnotateDialog } from './annotate-dialog'
import { BulkBar } from './bulk/bulk-bar'
import { useChosen } from './bulk/use-chosen'
import { CountLine, SearchNote } from './count-line'
import { HistoryEmpty, HistoryLoading } from './history-empty'
import { HistoryFilters } from './history-filters'
import { HistoryList, type ListControl } from './history-list'
import { HistoryRow } from './history-row'
import { isEntryOf } from './list-places'
import { useHistoryFilter } from './use-history-filter'
import { told, useRowActions } from './use-row-actions'
import { useRowKeys } from './use-row-keys'

/** Different values of the rows, to choose from. */
const different = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))].sort().slice(0, 100)

/** Every attempt: found by filter, opened, repeated, noted on, deleted. */
export function HistoryView() {
  const router = useRouter()
  const client = useQueryClient()
  const [filter, change, place] = useHistoryFilter()
  const { sort } = place
  const id = JSON.stringify([filter, sort])
  const visit = useRef({ id: '', returned: false })
  if (visit.current.id !== id && typeof window !== 'undefined') {
    visit.current = { id, returned: isEntryOf(id) }
    if (!visit.current.returned) forgetPages(client, ['history', filter, sort])
  }
  const history = useHistory(filter, sort)
  const shown = useRef(id)
  if (!history.stale) shown.current = id

  const team = usePerson()?.access === 'team'
  const mayAct = useOnlyLooks() === null
  const members = useMembers(team).data?.items ?? null
  const people = useMemo(() => new Map(members?.map((member) => [member.id, member.name])), [members])
  const { items } = history
  const profiles = useProfileNames(useMemo(() => different(items.map(({ profileId }) => profileId)), [items]))
  const offers = useMemo(
    () => ({
      host: different(items.map(({ host }) => host)),
      product: different(items.map(({ product }) => product)),
      diagnosis: different(items.flatMap(({ diagnoses }) => diagnoses)),
    }),
    [items],
  )

  const chosen = useChosen(items, JSON.stringify(filter))

  const searchField = useRef<HTMLInputElement>(null)
  const list = useRef<ListControl>(null)
  const [asked, setAsked] = useState<AttemptSummary | null>(null)
  const [noted, setNoted] = useState<{ readonly attempt: AttemptSummary; readonly first: 'name' | 'note' } | null>(null)
  const { busy, repeat, pin, write, remove } = useRowActions(history, (gone, next) => {
    chosen.forget(gone)
    if (next) list.current?.focus(next)
  })
  const { arrived, showNew } = history
  const show = () =>
    void told('The new attempts could not be loaded', async () => {
      const newest = await showNew()
      if (newest) list.current?.focus(newest.id)
    })
  const nothing = !history.pending && history.error === null && !history.stale && history.before + items.length === 0
  useEffect(() => {
    if (nothing && arrived > 0) showNew().catch(() => undefined)
  }, [nothing, arrived, showNew])
  useRowKeys({
    searchField,
    move: (by) => list.current?.move(by),
    tick: () => {
      const attempt = list.current?.active()
      if (attempt) chosen.choose(attempt, false)
    },
    pin: () => {
      const attempt = list.current?.active()
      if (attempt) pin(attempt)
    },
    mayAct,
  })

  return (
    <div className="space-y-3">
      <HistoryFilters place={place} offers={offers} members={team ? (members ?? []) : null} searchField={searchField} onChange={change} />
      {history.error !== null && (
        <EmptyState title="The history could not be loaded" actions={<Button onClick={history.reload}>Try again</Button>}>
          {errorText(history.error)}
        </EmptyState>
      )}
      {history.pending && <HistoryLoading />}
      {nothing && (
        <HistoryEmpty narrowed={isNarrowed(filter)} problem={history.search?.problem ?? null} onClear={() => change(NO_FILTER)} />
      )}
      {history.error === null && history.before + items.length > 0 && (
        <>
          <CountLine
            total={history.total}
            exact={history.totalIsExact}
            hidden={history.hidden}
            sort={sort}
            onSort={(sort) => change({ sort })}
          />
          {filter.q !== '' && <SearchNote search={history.search} />}
          <div>
            <p role="status" className="sticky top-14 z-20 flex h-0 justify-center">
              {arrived > 0 && (
                <Button variant="primary" size="sm" className="-translate-y-2 shadow-md" onClick={show}>
                  <ArrowUp aria-hidden="true" />
                  {`${count(arrived)}${history.arrivedIsExact ? '' : '+'} new ${arrived === 1 ? 'attempt' : 'attempts'}`}
                </Button>
              )}
            </p>
            <HistoryList
              key={shown.current}
              id={shown.current}
              items={items}
              before={history.before}
              total={history.totalIsExact ? history.total : null}
              returned={visit.current.returned}
              stale={history.stale}
              hasMore={history.hasMore && history.moreError === null}
              onMore={history.more}
              onBack={history.back}
              control={list}
            >
              {(attempt) => (
                <HistoryRow
                  attempt={attempt}
                  busy={busy}
                  chosen={chosen.has(attempt.id)}
                  profile={(attempt.profileId && profiles.get(attempt.profileId)) || null}
                  person={team && members !== null ? (people.get(attempt.createdById) ?? 'somebody who left') : null}
                  onChoose={chosen.choose}
                  onRepeat={repeat}
                  onDelete={setAsked}
                  onPin={pin}
                  onGo={router.push}
                  onAnnotate={(attempt, first) => setNoted({ attempt, first })}
                />
              )}
            </HistoryList>
          </div>
          {history.moreError !== null && (
            <p role="alert" className="flex flex-wrap items-center gap-2 text-fail text-xs">
              <span className="min-w-0">More could not be loaded: {errorText(history.moreError)}</span>
              <Button size="sm" onClick={history.more}>
                Try again
              </Button>
            </p>
          )}
          {history.hasMore && history.moreError === null && <p className="text-center text-muted text-xs">Loading more</p>}
        </>
      )}
      <BulkBar chosen={chosen} filter={filter} total={history.total} totalIsExact={history.totalIsExact} />
      {noted && (
        <AnnotateDialog
          attempt={noted.attempt}
          first={noted.first}
          onDone={(written) => write(noted.attempt.id, written)}
          onClose={() => setNoted(null)}
        />
      )}
      <Confirm
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title="Delete this attempt?"
        action="Delete attempt"
        onConfirm={() => asked && remove(asked)}
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
