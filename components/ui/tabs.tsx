'use client'

import { Tabs as Radix } from 'radix-ui'
import { type ComponentProps, useEffect, useRef } from 'react'
import { cn } from './cn'
import { useUrlState } from './use-url-state'

/** Tabs; controlled by `value` and `onValueChange`, or uncontrolled. For tabs that stand in the URL see `UrlTabs`. */
export function Tabs({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cn('flex min-h-0 min-w-0 flex-col', className)} {...props} />
}

type UrlTabsProps = Omit<ComponentProps<typeof Radix.Root>, 'value' | 'onValueChange' | 'defaultValue'> & {
  /** Name of the URL's query parameter. */
  param: string
  /** The tab shown when the URL names none (and left out of the URL). */
  defaultValue: string
  /** Other values than these in the URL count as none. */
  values?: readonly string[]
}

/** Tabs whose choice stands in the URL, so that it can be sent to someone and survives a reload. */
export function UrlTabs({ param, defaultValue, values, ...props }: UrlTabsProps) {
  const [stated, setStated] = useUrlState(param)
  const value = stated !== null && (values === undefined || values.includes(stated)) ? stated : defaultValue
  return <Tabs value={value} onValueChange={(next) => setStated(next === defaultValue ? null : next)} {...props} />
}

/** Pixels between the active tab and the edge of the row. */
const MARGIN = 12

/** The row of tabs; where it is wider than the page, the active one is scrolled into view. */
export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  const list = useRef<HTMLDivElement>(null)
  const shown = useRef<HTMLElement>(null)
  useEffect(() => {
    const row = list.current
    const active = row?.querySelector<HTMLElement>('[data-state=active]')
    // Asking where it stands makes the browser lay out the page: once for each tab.
    if (!row || !active || active === shown.current) return
    shown.current = active
    const [start, end] = [active.offsetLeft - row.offsetLeft, active.offsetLeft - row.offsetLeft + active.offsetWidth]
    if (start < row.scrollLeft || end > row.scrollLeft + row.clientWidth) row.scrollLeft = end - row.clientWidth + MARGIN
  })
  return (
    <Radix.List
      ref={list}
      className={cn(
        'flex h-9 shrink-0 items-stretch gap-4 overflow-x-auto overflow-y-hidden border-b px-3 [scrollbar-width:none]',
        className,
      )}
      {...props}
    />
  )
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        'relative inline-flex items-center gap-1.5 whitespace-nowrap text-muted text-sm transition-colors after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-transparent hover:text-foreground focus-visible:-outline-offset-2 disabled:opacity-45 data-[state=active]:font-medium data-[state=active]:text-foreground data-[state=active]:after:bg-accent',
        className,
      )}
      {...props}
    />
  )
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn('min-h-0 min-w-0 flex-1 focus-visible:-outline-offset-2', className)} {...props} />
}
