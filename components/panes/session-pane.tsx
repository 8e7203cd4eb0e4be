'use client'

import { ArrowDownToLine, Square, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { OutcomeBadge } from '@/components/attempt/outcome-badge'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import { FrameComposer } from '@/components/frames/frame-composer'
import { FrameInspector } from '@/components/frames/frame-inspector'
import { FrameList } from '@/components/frames/frame-list'
import { useFrameTime, useSessionContext, useVisible, useWholeFrame } from '@/components/frames/use-frame'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { abortAttempt } from '@/lib/client/attempt-actions'
import { type AttemptFeed, framesSoFar } from '@/lib/client/attempt-feed'
import { frameAt, NO_FILTER } from '@/lib/client/frame-window'
import { useFrameRows } from '@/lib/client/use-frame-rows'
import type { AttemptView } from '@/lib/core/report/view'
import { momentOf } from './time-axis'

type SessionPaneProps = {
  name: string
  view: AttemptView
  feed: AttemptFeed
  /** Milliseconds from the begin of the common axis to that of the attempt. */
  offset: number
  /** The chosen moment of the axis, milliseconds. */
  moment: number | null
  onMoment: (moment: number) => void
  onRemove: () => void
}

/** One of several sessions: its frames at the moment that is chosen in any of them, the frame itself, and where frames are sent. */
export function SessionPane({ name, view, feed, offset, moment, onMoment, onRemove }: SessionPaneProps) {
  const { id } = view
  const live = view.state === 'open' || view.state === 'closing'
  const total = framesSoFar(feed, view)
  const [visible, onVisible] = useVisible()
  const [selected, setSelected] = useState<number | null>(null)
  const [inspected, setInspected] = useState(false)
  const [follow, setFollow] = useState(moment === null)
  const [goTo, setGoTo] = useState<{ readonly n: number } | null>(null)
  const [mark, setMark] = useState<number | null>(null)
  const rows = useFrameRows(id, feed.frames, total, NO_FILTER, visible)
  const session = useSessionContext(view, total)
  const held = selected === null ? undefined : rows.at(rows.indexOf(selected))
  const { frame, loading } = useWholeFrame(id, inspected ? selected : null, held?.n === selected ? held : undefined)
  const marked = useFrameTime(id, mark, mark === null ? undefined : rows.at(rows.indexOf(mark)))
  const onMark = (n: number) => setMark(n === mark ? null : n)
  /** The moment that was chosen in this pane: its frame is chosen already. */
  const chosenHere = useRef<number | null>(null)

  useEffect(() => {
    if (moment === chosenHere.current) return
    chosenHere.current = null
    if (moment === null) return setFollow(true)
    let wanted = true
    setInspected(false)
    setFollow(false)
    frameAt(id, Math.max(0, Math.floor(moment - offset))).then(
      (n) => {
        if (!wanted) return
        setSelected(n)
        if (n !== null) setGoTo({ n })
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [id, moment, offset])

  const choose = (n: number) => {
    setSelected(n)
    setInspected(true)
    setFollow(false)
    const at = rows.at(rows.indexOf(n))?.at
    if (at === undefined) return
    chosenHere.current = momentOf(offset + at)
    onMoment(chosenHere.current)
  }
  const stop = () => {
    abortAttempt(id).catch((error: unknown) => toast({ tone: 'fail', title: 'The attempt was not stopped', description: errorText(error) }))
  }
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-2">
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="shrink-0 font-medium">{name}</h2>
        <OutcomeBadge outcome={view.outcome} state={view.state} />
        <Link href={`/attempts/${id}?tab=frames`} className="mono min-w-0 flex-1 truncate text-xs hover:underline">
          <VisibleText text={view.name ?? view.target.url} />
        </Link>
        {live && (
          <Button size="sm" variant="danger" onClick={stop}>
            <Square aria-hidden="true" />
            Stop
          </Button>
        )}
        <IconButton label={`Take ${name} away`} size="icon-sm" onClick={onRemove}>
          <X />
        </IconButton>
      </header>
      <div className="flex h-[46dvh] min-h-80 flex-col overflow-hidden rounded-md border bg-surface">
        {total === 0 ? (
          <EmptyState title="No frames" className="flex-1">
            <VisibleText text={view.summary} />
          </EmptyState>
        ) : (
          <FrameList
            rows={rows}
            session={session}
            selected={selected}
            onSelect={choose}
            following={follow && live}
            onFollow={setFollow}
            onVisible={onVisible}
            mark={marked}
            onMark={onMark}
            offset={offset}
            goTo={goTo}
          />
        )}
        {inspected && frame && (
          <div className="relative flex max-h-1/2 min-h-0 flex-col border-t">
            <FrameInspector
              frame={frame}
              onStep={choose}
              mark={marked}
              onMark={onMark}
              total={total}
              loading={loading}
              titled
              session={session}
            />
          </div>
        )}
        <p className="tabular flex items-center gap-3 border-t px-3 py-1 text-muted text-xs">
          {count(total)} frames
          {live && (
            <Button
              size="sm"
              className="ml-auto"
              variant={follow ? 'primary' : 'secondary'}
              aria-pressed={follow}
              onClick={() => setFollow(!follow)}
            >
              <ArrowDownToLine aria-hidden="true" />
              Follow
            </Button>
          )}
        </p>
      </div>
      <FrameComposer view={view} />
    </section>
  )
}
