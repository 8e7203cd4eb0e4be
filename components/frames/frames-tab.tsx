'use client'

import dynamic from 'next/dynamic'
import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useCallback, useRef, useState } from 'react'
import { count, size } from '@/components/attempt/words'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Split } from '@/components/ui/split'
import { useUrlState } from '@/components/ui/use-url-state'
import { useWidth } from '@/components/ui/use-width'
import { errorText } from '@/lib/client/api'
import { type AttemptFeed, framesSoFar } from '@/lib/client/attempt-feed'
import { type FrameFilter, isFiltering } from '@/lib/client/frame-window'
import { type FrameRows, useFetchAhead, useFrameRows } from '@/lib/client/use-frame-rows'
import type { AttemptView, Counts } from '@/lib/core/report/view'
import { PLOTS } from './activity-lines'
import { FrameComposer } from './frame-composer'
import { FrameInspector } from './frame-inspector'
import { FrameList } from './frame-list'
import { FrameToolbar } from './frame-toolbar'
import { useFrameTime, useSessionContext, useVisible, useWholeFrame } from './use-frame'

export { prefetchFirstFrames } from '@/lib/client/use-frame-rows'

const ActivityStrip = dynamic(() => import('./activity-strip'), { ssr: false })

const SIDE_BY_SIDE = 700
const STATE = {
  frame: parseAsInteger,
  dir: parseAsString.withDefault(''),
  op: parseAsString.withDefault(''),
  bad: parseAsBoolean.withDefault(false),
  find: parseAsString.withDefault(''),
  as: parseAsStringLiteral(['text', 'regex', 'hex'] as const).withDefault('text'),
  size: parseAsString.withDefault(''),
  by: parseAsString.withDefault(''),
  from: parseAsInteger,
  plot: parseAsStringLiteral(PLOTS),
}

function Counters({
  counts,
  rows,
  total,
  shown,
  filtering,
}: {
  counts: Counts
  rows: FrameRows
  total: number
  shown: number
  filtering: boolean
}) {
  return (
    <p className="tabular flex flex-wrap gap-x-4 border-t px-3 py-1.5 text-muted text-xs">
      <span>
        {filtering
          ? `showing ${count(rows.count)} of ${count(total)}${rows.matched === null ? `, looked at ${count(rows.scannedTo)} so far` : `, ${count(total - rows.matched)} hidden by the filter`}`
          : `${count(total)} frames`}
        {shown < total && `, ${count(total - shown)} arrived since the pause`}
      </span>
      <span>
        sent {count(counts.framesSent)}, {size(counts.bytesSent)}
      </span>
      <span>
        received {count(counts.framesReceived)}, {size(counts.bytesReceived)}
      </span>
      {rows.loading && <span role="status">loading</span>}
      {rows.error !== null && <span className="text-fail">Frames could not be loaded: {errorText(rows.error)}</span>}
    </p>
  )
}

function emptyWords(view: AttemptView, filtering: boolean): readonly [title: string, text: string] {
  if (filtering) return ['No frame fits this filter', 'Change or clear the filter to see the others.']
  if (view.state === 'connecting') return ['No frames yet', 'Frames travel once the endpoint has answered 101.']
  if (view.state === 'open') return ['No frames yet', 'The connection is open. Send one below, or wait for the endpoint.']
  if (view.outcome === 'accepted' || view.outcome === 'invalid')
    return ['No frame travelled', 'The session opened and ended without a frame in either direction.']
  return ['No frames', 'The connection never opened. The handshake and the findings say why.']
}

const NO_SELECTION = (
  <EmptyState title="No frame chosen" className="flex-1">
    Choose one with the mouse or the arrow keys: its payload and its header stand here.
  </EmptyState>
)

/** The sheet takes the focus itself, so that no tooltip of its first button opens with it. */
function focusSheet(event: Event) {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}

/** The frames of a session: list, inspector and composer. The selected frame and the filter stand in the URL. */
export default function FramesTab({ view, feed }: { view: AttemptView; feed: AttemptFeed }) {
  const [state, setState] = useQueryStates(STATE, { history: 'replace', scroll: false })
  const filter: FrameFilter = {
    direction: state.dir,
    opcode: state.op,
    violations: state.bad,
    q: state.find,
    mode: state.as,
    size: state.size,
    decoder: state.by,
  }
  const live = view.state === 'open' || view.state === 'closing'
  const [pausedAt, setPausedAt] = useState<number | null>(null)
  const [follow, setFollow] = useState<boolean | null>(null)
  const [visible, onVisible] = useVisible()
  const [goTo, setGoTo] = useState<{ readonly n: number } | null>(state.frame === null ? null : { n: state.frame })
  const area = useRef<HTMLDivElement>(null)
  const width = useWidth(area)
  const wide = width >= SIDE_BY_SIDE

  const total = framesSoFar(feed, view)
  const shown = Math.min(pausedAt ?? total, total)
  const filtering = isFiltering(filter)
  const rows = useFrameRows(view.id, feed.frames, shown, filter, visible)
  const following = (follow ?? (live && state.frame === null)) && pausedAt === null
  const held =
    state.frame === null ? undefined : (feed.frames.find((frame) => frame.n === state.frame) ?? rows.at(rows.indexOf(state.frame)))
  const { frame, loading } = useWholeFrame(view.id, state.frame, held?.n === state.frame ? held : undefined)

  const mark = useFrameTime(view.id, state.from, state.from === null ? undefined : rows.at(rows.indexOf(state.from)))
  const onMark = (n: number) => void setState({ from: n === state.from ? null : n })

  const session = useSessionContext(view, total)

  const onFilter = useCallback(
    (change: Partial<FrameFilter>) => {
      const { direction, opcode, violations, q, mode, size: sizes, decoder } = change
      void setState({
        ...(direction === undefined ? {} : { dir: direction || null }),
        ...(opcode === undefined ? {} : { op: opcode || null }),
        ...(violations === undefined ? {} : { bad: violations || null }),
        ...(q === undefined ? {} : { find: q || null }),
        ...(mode === undefined ? {} : { as: mode === 'text' ? null : mode }),
        ...(sizes === undefined ? {} : { size: sizes || null }),
        ...(decoder === undefined ? {} : { by: decoder || null }),
      })
    },
    [setState],
  )
  const select = (n: number) => {
    setFollow(false)
    void setState({ frame: n })
  }
  const fetchAhead = useFetchAhead(view.id, total)
  const jump = (n: number) => {
    fetchAhead(n)
    select(Math.min(n, Math.max(total, 1)))
    setGoTo({ n })
  }
  const step = (n: number) => {
    select(n)
    setGoTo({ n })
  }

  const [emptyTitle, emptyText] = emptyWords(view, filtering)
  const list = (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <FrameToolbar
        filter={filter}
        onFilter={onFilter}
        following={following}
        onFollow={(on) => {
          setFollow(on)
          if (on) setPausedAt(null)
        }}
        paused={pausedAt !== null}
        onPause={(on) => setPausedAt(on ? total : null)}
        live={live}
        onJump={jump}
        id={view.id}
        plotted={state.plot !== null}
        onPlot={(on) => void setState({ plot: on ? 'frames' : null })}
      />
      {state.plot !== null && (
        <ActivityStrip
          id={view.id}
          live={live}
          kind={state.plot}
          onKind={(plot) => void setState({ plot })}
          chosenAt={frame?.at ?? null}
          onJump={jump}
        />
      )}
      {rows.count === 0 && !rows.loading ? (
        <EmptyState title={emptyTitle} className="min-h-0 flex-1">
          {emptyText}
        </EmptyState>
      ) : (
        <FrameList
          rows={rows}
          session={session}
          selected={state.frame}
          onSelect={select}
          following={following}
          onFollow={setFollow}
          onVisible={onVisible}
          mark={mark}
          onMark={onMark}
          goTo={goTo}
        />
      )}
      <Counters counts={feed.counts} rows={rows} total={total} shown={shown} filtering={filtering} />
    </div>
  )
  const [, setAbout] = useUrlState('about')
  const [, setTab] = useUrlState('tab')
  const inspector = frame && (
    <FrameInspector
      frame={frame}
      onStep={step}
      mark={mark}
      onMark={onMark}
      total={total}
      loading={loading}
      titled={wide}
      session={session}
      onDecoder={(decoder) => onFilter({ decoder })}
      onComment={(n) => {
        setAbout(String(n))
        setTab('comments')
      }}
    />
  )

  return (
    <div className="flex flex-1 flex-col gap-3">
      {/* The list takes what the page leaves, so that the composer stays in view; what it holds has no say in its height. */}
      <div
        ref={area}
        className="flex h-0 min-h-72 flex-auto flex-col overflow-hidden rounded-md border bg-surface max-lg:min-h-[clamp(320px,52dvh,720px)]"
      >
        {/* With room for it the place of the inspector stays, so that choosing a frame moves nothing. */}
        {width === 0 ? null : wide ? (
          <Split id="frames" className="flex-1" defaultSize={60} minSize={340} first={list} second={inspector ?? NO_SELECTION} />
        ) : (
          list
        )}
      </div>
      {width > 0 && !wide && (
        <Dialog open={inspector !== undefined} onOpenChange={(open) => !open && void setState({ frame: null })}>
          <DialogContent title={`Frame ${frame?.n ?? ''}`} size="lg" className="p-0" onOpenAutoFocus={focusSheet}>
            {inspector}
          </DialogContent>
        </Dialog>
      )}
      <FrameComposer view={view} />
    </div>
  )
}
