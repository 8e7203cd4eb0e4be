'use client'

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { AttemptSummary } from '@/lib/client/history'
import { HISTORY_COLUMNS } from './history-row'
import { keptPlace } from './list-places'
import { useListPlace } from './use-list-place'
import { useListTop } from './use-list-top'

/** A row that was not measured yet, pixels. */
const ROW = 58
/** Pages are asked for while so many rows are left before the end of what is held. */
const AHEAD = 20
/** What lies over the top and the foot of the window: the top bar, the bar of ticked attempts. */
const COVERED = { top: 52, foot: 64 }

/** Moves in a list from outside of it. */
export type ListControl = {
  /** Focuses a row, drawn or not. */
  readonly focus: (id: string) => void
  /** Focuses the row so many further on than the one that had the focus last. */
  readonly move: (by: number) => void
  /** The row that had the focus last. */
  readonly active: () => AttemptSummary | undefined
}

type HistoryListProps = {
  /** Names what is listed. */
  id: string
  items: readonly AttemptSummary[]
  /** Rows before the first item, which were let go. */
  before: number
  /** null: not known exactly. */
  total: number | null
  /** The back button led here again. */
  returned: boolean
  stale: boolean
  hasMore: boolean
  onMore: () => void
  onBack: (row: number) => void
  control: Ref<ListControl>
  children: (attempt: AttemptSummary) => ReactNode
}

/** Attempts, of which only those in sight are drawn, and the one that has the focus. */
export function HistoryList({ id, items, before, total, returned, stale, hasMore, onMore, onBack, control, children }: HistoryListProps) {
  const list = useRef<HTMLUListElement>(null)
  const top = useListTop(list)
  const [place] = useState(() => (returned ? keptPlace(id) : undefined))
  const [active, setActive] = useState(place?.active ?? null)
  const known = before + items.length
  const at = items.findIndex((attempt) => attempt.id === active)
  const activeIndex = at < 0 ? null : at + before
  const rows = useWindowVirtualizer({
    count: known,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: COVERED.top,
    scrollPaddingEnd: COVERED.foot,
    initialMeasurementsCache: place?.sizes ?? [],
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = defaultRangeExtractor(range)
        if (activeIndex === null || drawn.includes(activeIndex)) return drawn
        return [...drawn, activeIndex].sort((a, b) => a - b)
      },
      [activeIndex],
    ),
  })
  useListPlace({ id, list, place, top, active, sizes: rows.takeSnapshot })

  const first = rows.range?.startIndex ?? 0
  const last = rows.range?.endIndex ?? 0
  useEffect(() => {
    if (stale) return
    if (hasMore && last >= known - AHEAD) onMore()
    if (first < before + AHEAD / 2 && before > 0) onBack(Math.max(0, Math.min(first, before - 1)))
  }, [stale, hasMore, first, last, known, before, onMore, onBack])

  /** A row that is to have the focus once it is drawn. */
  const awaited = useRef(place?.active ?? null)
  const giveFocus = () => {
    const row = awaited.current === null ? null : list.current?.querySelector(`[data-row="${CSS.escape(awaited.current)}"]`)
    if (!row) return
    awaited.current = null
    row.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true })
  }
  const focus = (wanted: string) => {
    awaited.current = wanted
    const index = items.findIndex((attempt) => attempt.id === wanted)
    if (index < 0) return
    setActive(wanted)
    rows.scrollToIndex(index + before, { align: 'auto' })
    giveFocus()
  }
  useEffect(() => {
    giveFocus()
    if (awaited.current !== null && awaited.current !== active) focus(awaited.current)
  })
  useImperativeHandle(control, () => ({
    focus,
    move: (by) => {
      const next = activeIndex === null ? Math.max(first, before) : activeIndex + by
      const attempt = items[Math.max(0, Math.min(next - before, items.length - 1))]
      if (attempt) focus(attempt.id)
    },
    active: () => items[at],
  }))

  return (
    <div className="overflow-clip rounded-md border bg-surface">
      <div aria-hidden="true" className={cn(HISTORY_COLUMNS, 'h-7 border-b px-3 text-2xs text-muted max-md:hidden')}>
        <span>outcome</span>
        <span>endpoint</span>
        <span className="text-right">begun</span>
        <span className="text-right">took</span>
        <span className="text-right">frames</span>
        <span className="text-right">close</span>
      </div>
      <ul
        ref={list}
        aria-label="Attempts"
        aria-busy={stale}
        className={cn('relative', stale && 'opacity-60')}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const attempt = items[index - before]
          const style = { transform: `translateY(${start - top}px)` }
          if (attempt === undefined)
            return (
              <li key={`row ${index}`} aria-hidden="true" className="absolute inset-x-0 top-0 p-2" style={{ ...style, height: size }}>
                <Skeleton className="h-full w-full" />
              </li>
            )
          return (
            <li
              key={attempt.id}
              ref={rows.measureElement}
              data-index={index}
              data-row={attempt.id}
              aria-posinset={index + 1}
              aria-setsize={total ?? -1}
              onFocus={() => setActive(attempt.id)}
              className={cn('absolute inset-x-0 top-0', index > 0 && 'border-t')}
              style={style}
            >
              {children(attempt)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
