'use client'

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { count } from '@/components/attempt/words'
import { cn } from '@/components/ui/cn'
import { useRowWindow } from '@/components/ui/use-row-window'
import type { FrameRows } from '@/lib/client/use-frame-rows'
import type { SessionContext } from './frame-decoding'
import { COLUMNS, FrameCells, WIDE_ONLY } from './frame-row'
import { frameLabel, isControl } from './frame-words'

const ROW = 26
const NEAR_END = 40

/** A frame that times are measured from. */
export type FrameMark = { readonly n: number; readonly at: number }

type FrameListProps = {
  rows: FrameRows
  session: SessionContext
  selected: number | null
  onSelect: (n: number) => void
  following: boolean
  onFollow: (following: boolean) => void
  onVisible: (first: number, last: number) => void
  mark: FrameMark | null
  onMark: (n: number) => void
  /** Added to the times shown, milliseconds: on a time axis that begins before the attempt. */
  offset?: number
  /** A frame to bring into sight; a new object scrolls again. */
  goTo: { readonly n: number } | null
}

function Heading({ mark }: { mark: FrameMark | null }) {
  return (
    <div aria-hidden="true" className={cn(COLUMNS, 'h-7 shrink-0 border-b px-2 text-2xs text-muted')}>
      <span className="text-right">#</span>
      <span />
      <span className={cn('text-right', WIDE_ONLY)}>time, s</span>
      <span className={cn('truncate text-right', WIDE_ONLY)}>{mark === null ? 'Δ' : `Δ #${count(mark.n)}`}</span>
      <span>opcode</span>
      <span className={WIDE_ONLY}>flags</span>
      <span className="text-right">octets</span>
      <span>payload</span>
    </div>
  )
}

/** Frames as a list of any length, of which only what is in sight is drawn. Arrow keys, Page, Home and End move, M measures from the chosen frame. */
export function FrameList({
  rows,
  session,
  selected,
  onSelect,
  following,
  onFollow,
  onVisible,
  mark,
  onMark,
  offset = 0,
  goTo,
}: FrameListProps) {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const list = useRowWindow(box, rows.count, ROW, { atEnd: following })
  const { first, last, scrollToIndex } = list
  const lastTop = useRef(0)

  // Before anything is drawn: rows that are left at once need not be.
  useLayoutEffect(() => onVisible(first, last), [first, last, onVisible])
  const { more } = rows
  useEffect(() => {
    if (more && last >= rows.count - NEAR_END) more()
  }, [more, last, rows.count])
  const indexOf = useRef(rows.indexOf)
  indexOf.current = rows.indexOf
  useLayoutEffect(() => {
    if (goTo) scrollToIndex(indexOf.current(goTo.n), 'center')
  }, [goTo, scrollToIndex])

  const selectedIndex = selected === null ? -1 : rows.indexOf(selected)
  const move = (index: number) => {
    const to = Math.min(Math.max(index, 0), rows.count - 1)
    const n = rows.numberAt(to)
    if (n !== undefined) onSelect(n)
    scrollToIndex(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'm' && !event.metaKey && !event.ctrlKey && !event.altKey && selected !== null) return onMark(selected)
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 1)
    const from = selectedIndex === -1 ? first - 1 : selectedIndex
    const steps: Record<string, number> = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: rows.count - 1,
    }
    const to = steps[event.key]
    if (to === undefined || rows.count === 0) return
    event.preventDefault()
    if (to < rows.count - 1) onFollow(false)
    move(to)
  }
  const onScroll = () => {
    list.onScroll()
    const element = box.current
    if (!element) return
    const goingUp = element.scrollTop < lastTop.current - 1
    lastTop.current = element.scrollTop
    if (following && goingUp && element.scrollHeight - element.scrollTop - element.clientHeight > ROW) onFollow(false)
  }

  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <Heading mark={mark} />
      <div
        ref={box}
        role="listbox"
        tabIndex={0}
        aria-label="Frames"
        {...(selectedIndex >= first && selectedIndex <= last && selected !== null
          ? { 'aria-activedescendant': `${id}-${selectedIndex}` }
          : {})}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        onWheel={(event) => following && event.deltaY < 0 && onFollow(false)}
        className="scroll-area mono min-h-0 flex-1 focus-visible:-outline-offset-2"
      >
        <div role="presentation" className="relative" style={{ height: list.height }}>
          {Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
            const index = first + at
            const frame = rows.at(index)
            const before = index > 0 ? rows.at(index - 1) : undefined
            const isSelected = frame !== undefined && frame.n === selected
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox itself takes the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and names its active option
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                aria-selected={isSelected}
                aria-setsize={rows.count}
                aria-posinset={index + 1}
                onClick={() => frame && onSelect(frame.n)}
                className={cn(
                  COLUMNS,
                  'absolute inset-x-0 cursor-pointer border-l-2 px-2 [contain:strict]',
                  frame && frame.verdicts.length > 0 ? 'border-l-warn bg-warn-soft/60' : 'border-l-transparent',
                  frame && isControl(frame) && frame.verdicts.length === 0 && 'bg-sunken/70',
                  isSelected ? 'border-l-accent bg-accent-soft' : 'hover:bg-sunken',
                )}
                style={{ height: ROW, transform: `translateY(${list.topOf(index)}px)` }}
              >
                <span className="sr-only">{frame ? frameLabel(frame) : `Frame ${index + 1}, loading`}</span>
                <span aria-hidden className="contents">
                  {frame ? (
                    <FrameCells frame={frame} offset={offset} since={mark?.at ?? before?.at ?? null} session={session} />
                  ) : (
                    <>
                      <span className="text-right text-faint">{index + 1}</span>
                      <span className="col-span-4 h-2.5 w-40 rounded-xs bg-border" />
                    </>
                  )}
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
