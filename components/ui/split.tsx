'use client'

import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
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
  className?: string
}

const memory = {
  getItem: (key: string) => (typeof window === 'undefined' ? null : window.localStorage.getItem(key)),
  setItem: (key: string, value: string) => window.localStorage.setItem(key, value),
}

/** Two panes with a bar between them that can be dragged, or moved with the arrow keys. */
export function Split({ id, first, second, orientation = 'horizontal', defaultSize = 50, minSize = 320, className }: SplitProps) {
  const layout = useDefaultLayout({ id, storage: memory })
  return (
    <Group orientation={orientation} disableCursor className={cn('min-h-0 min-w-0', className)} {...layout}>
      <Panel id="first" defaultSize={`${defaultSize}%`} minSize={minSize} className="flex min-h-0 min-w-0 flex-col">
        {first}
      </Panel>
      <Separator
        className={cn(
          'group relative shrink-0 bg-border transition-colors hover:bg-accent focus-visible:bg-accent focus-visible:outline-none data-[separator=active]:bg-accent',
          orientation === 'horizontal' ? 'w-px cursor-col-resize' : 'h-px cursor-row-resize',
        )}
      />
      <Panel id="second" minSize={minSize} className="flex min-h-0 min-w-0 flex-col">
        {second}
      </Panel>
    </Group>
  )
}
