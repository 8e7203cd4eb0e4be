'use client'

import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { cn } from './cn'

type SplitProps = {
  /** Under this name the reader's layout is remembered. */
  id: string
  first: ReactNode
  second: ReactNode
  orientation?: 'horizontal' | 'vertical'
  /** Per cent of the first pane, until the reader drags. */
  defaultSize?: number
  /** Pixels neither pane goes below. */
  minSize?: number
  /** Below 1024 px of page width the panes stand one after the other, without a bar. */
  stack?: boolean
  className?: string
}

/**
 * Two panes with a bar between them that is dragged, or moved with the arrow keys; a double click restores it. The layout is CSS, so
 * that the page stands before any script runs and the panes are never mounted anew.
 */
export function Split({
  id,
  first,
  second,
  orientation = 'horizontal',
  defaultSize = 50,
  minSize = 320,
  stack = false,
  className,
}: SplitProps) {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(defaultSize)
  const across = orientation === 'horizontal'
  const key = `sockscope:split:${id}`

  useLayoutEffect(() => {
    const stored = Number(read(key))
    if (stored > 0 && stored < 100) setSize(stored)
  }, [key])

  const settle = (next: number) => {
    const bounded = Math.min(95, Math.max(5, Math.round(next * 10) / 10))
    setSize(bounded)
    write(key, bounded)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return
    const rect = box.current.getBoundingClientRect()
    settle(across ? ((event.clientX - rect.left) / rect.width) * 100 : ((event.clientY - rect.top) / rect.height) * 100)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2 }[event.key]
    if (step === undefined && event.key !== 'Home') return
    event.preventDefault()
    settle(step === undefined ? defaultSize : size + step)
  }
  const tracks = `clamp(${minSize}px, ${size}%, calc(100% - ${minSize + 1}px)) 1px minmax(0, 1fr)`
  const rows = across ? 'grid-cols-[var(--tracks)] grid-rows-[minmax(0,1fr)]' : 'grid-rows-[var(--tracks)]'
  const stackedRows = across ? 'lg:grid-cols-[var(--tracks)] lg:grid-rows-[minmax(0,1fr)]' : 'lg:grid-rows-[var(--tracks)]'
  return (
    <div
      ref={box}
      className={cn('min-h-0 min-w-0', stack ? cn('flex flex-col lg:grid', stackedRows) : cn('grid', rows), className)}
      style={{ '--tracks': tracks } as CSSProperties} // safe: a custom property
    >
      <div className="flex min-h-0 min-w-0 flex-col">{first}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget (ARIA 1.2), which <hr> is not */}
      <div
        role="separator"
        tabIndex={0}
        aria-label="Size of the panes"
        aria-orientation={across ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(size)}
        aria-valuemin={5}
        aria-valuemax={95}
        onPointerDown={(event) => {
          event.preventDefault()
          event.currentTarget.focus()
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={onPointerMove}
        onDoubleClick={() => settle(defaultSize)}
        onKeyDown={onKeyDown}
        className={cn(
          'relative z-10 touch-none bg-border transition-colors before:absolute hover:bg-accent focus-visible:bg-accent focus-visible:outline-1 active:bg-accent',
          across ? 'cursor-col-resize before:-inset-x-1 before:inset-y-0' : 'cursor-row-resize before:inset-x-0 before:-inset-y-1',
          stack && 'max-lg:hidden',
        )}
      />
      <div className="flex min-h-0 min-w-0 flex-col">{second}</div>
    </div>
  )
}

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, size: number): void {
  try {
    window.localStorage.setItem(key, String(size))
  } catch {
    // Blocked storage: the layout lasts as long as the page.
  }
}
