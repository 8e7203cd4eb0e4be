import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A region that scrolls by itself and can be reached with the keyboard; `label` names it. */
export function ScrollArea({ label, className, ...props }: ComponentProps<'section'> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className={cn('scroll-area focus-visible:-outline-offset-2', className)} {...props} />
  )
}
