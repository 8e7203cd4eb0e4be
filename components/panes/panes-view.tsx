'use client'

import { Plus } from 'lucide-react'
import { parseAsArrayOf, parseAsFloat, parseAsString, useQueryStates } from 'nuqs'
import { useMemo, useState } from 'react'
import { duration } from '@/components/attempt/words'
import { DirectionLegend } from '@/components/frames/plot-look'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import type { AttemptFeed } from '@/lib/client/attempt-feed'
import { useActivity } from '@/lib/client/use-activity'
import { useAttemptEvents } from '@/lib/client/use-attempt-events'
import { AxisPlot } from './axis-plot'
import { SessionPane } from './session-pane'
import { SessionPicker } from './session-picker'
import { axisBegin, axisRange, MOST_PANES, momentOf, offsetOn } from './time-axis'

const NAMES = ['Session A', 'Session B', 'Session C', 'Session D'] as const
const STATE = { a: parseAsArrayOf(parseAsString).withDefault([]), t: parseAsFloat }

/** What is followed of up to four attempts. */
function useFeeds(ids: readonly string[]): readonly AttemptFeed[] {
  const feeds = [
    useAttemptEvents(ids[0] ?? null),
    useAttemptEvents(ids[1] ?? null),
    useAttemptEvents(ids[2] ?? null),
    useAttemptEvents(ids[3] ?? null),
  ]
  return feeds.slice(0, ids.length)
}

type AxisProps = {
  sessions: readonly { readonly id: string; readonly name: string; readonly offset: number; readonly live: boolean }[]
  moment: number | null
  onMoment: (moment: number | null) => void
}

/** The time axis all sessions share, with the rate of each. */
function Axis({ sessions, moment, onMoment }: AxisProps) {
  const looks = [
    useActivity(sessions[0]?.id ?? null, sessions[0]?.live ?? false),
    useActivity(sessions[1]?.id ?? null, sessions[1]?.live ?? false),
    useActivity(sessions[2]?.id ?? null, sessions[2]?.live ?? false),
    useActivity(sessions[3]?.id ?? null, sessions[3]?.live ?? false),
  ]
  const end = sessions
    .map(({ offset }, index) => {
      const { at = [], spanMs = 0 } = looks[index]?.data ?? {}
      return (offset + (at.at(-1) ?? 0) + spanMs) / 1000
    })
    .reduce((most, one) => Math.max(most, one), 0)
  const range = useMemo(() => axisRange([end]), [end])
  return (
    <section aria-label="Time axis" className="rounded-md border bg-surface px-2 py-1.5">
      <p className="flex min-h-6 flex-wrap items-center gap-3 text-xs">
        <DirectionLegend />
        <span className="text-muted">frames a second, since the first session began</span>
        {moment !== null && (
          <span className="ml-auto flex items-center gap-2">
            <span className="tabular">at {duration(moment)}</span>
            <Button size="sm" onClick={() => onMoment(null)}>
              Follow all
            </Button>
          </span>
        )}
      </p>
      {sessions.map(({ id, name, offset }, index) => (
        <div key={id} className="flex items-center gap-2">
          <span className="w-20 shrink-0 text-xs">{name}</span>
          <AxisPlot name={name} activity={looks[index]?.data} offset={offset} range={range} moment={moment} onMoment={onMoment} />
        </div>
      ))}
    </section>
  )
}

/** Several sessions side by side on one time axis: what is chosen in one shows the same moment in the others. */
export function PanesView() {
  const [{ a, t: moment }, setState] = useQueryStates(STATE, { history: 'replace', scroll: false })
  const [adding, setAdding] = useState(false)
  const ids = useMemo(() => [...new Set(a)].slice(0, MOST_PANES), [a])
  const feeds = useFeeds(ids)
  const begin = axisBegin(feeds.flatMap(({ attempt }) => (attempt === null ? [] : [attempt.createdAt])))
  const add = (id: string) => {
    setAdding(false)
    void setState({ a: [...ids, id] })
  }
  const onMoment = (at: number | null) => void setState({ t: at === null ? null : momentOf(at) })
  const sessions = ids.map((id, index) => {
    const feed = feeds[index]
    const view = feed?.attempt ?? null
    const offset = view === null ? 0 : offsetOn(begin, view.createdAt)
    return { id, name: NAMES[index] ?? '', feed, view, offset, live: view?.state === 'open' || view?.state === 'closing' }
  })
  if (ids.length === 0) {
    return (
      <section aria-label="Choose sessions" className="mx-auto w-full max-w-3xl space-y-3">
        <p className="text-muted">Choose the sessions that are to stand side by side: user A and user B, before and after.</p>
        <SessionPicker taken={ids} onPick={add} />
      </section>
    )
  }
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-3">
      <Axis sessions={sessions.filter(({ view }) => view !== null)} moment={moment} onMoment={onMoment} />
      <div className="grid min-w-0 gap-3 max-lg:grid-cols-1 lg:auto-cols-[minmax(420px,1fr)] lg:grid-flow-col lg:overflow-x-auto">
        {sessions.map(({ id, name, feed, view, offset }) =>
          view === null || feed === undefined ? (
            <div key={id} className="min-w-0">
              {feed?.connection === 'lost' ? (
                <p className="flex items-center gap-2">
                  {name} cannot be shown: it was deleted, or Sockscope does not answer.
                  <Button size="sm" onClick={() => void setState({ a: ids.filter((other) => other !== id) })}>
                    Take it away
                  </Button>
                </p>
              ) : (
                <Skeleton className="h-96 w-full" />
              )}
            </div>
          ) : (
            <SessionPane
              key={id}
              name={name}
              view={view}
              feed={feed}
              offset={offset}
              moment={moment}
              onMoment={onMoment}
              onRemove={() => void setState({ a: ids.filter((other) => other !== id) })}
            />
          ),
        )}
      </div>
      {ids.length < MOST_PANES ? (
        <Button className="self-start" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" />
          Add a session
        </Button>
      ) : (
        <p className="text-muted text-xs">Four sessions stand side by side at most.</p>
      )}
      <Dialog open={adding} onOpenChange={setAdding}>
        <DialogContent title="Add a session" size="lg">
          <SessionPicker taken={ids} onPick={add} />
        </DialogContent>
      </Dialog>
    </div>
  )
}
