import type { ReactNode } from 'react'
import { cn } from './cn'

type PanelProps = {
  title: ReactNode
  /** Beside the title: counts, states. */
  info?: ReactNode
  /** At the right: buttons. */
  toolbar?: ReactNode
  /** `flush` joins the panel to its neighbours; `boxed` draws a frame around it. */
  look?: 'flush' | 'boxed'
  id?: string
  className?: string
  bodyClassName?: string
  children: ReactNode
}

/** A titled section with a toolbar. */
export function Panel({ title, info, toolbar, look = 'boxed', id, className, bodyClassName, children }: PanelProps) {
  return (
    <section id={id} className={cn('flex min-w-0 flex-col bg-surface', look === 'boxed' && 'rounded-md border', className)}>
      <header className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1">
        <h2 className="font-medium text-sm">{title}</h2>
        {info ? <div className="flex min-w-0 items-center gap-1.5 text-muted text-xs">{info}</div> : null}
        {toolbar ? <div className="-mr-1.5 ml-auto flex flex-wrap items-center gap-1">{toolbar}</div> : null}
      </header>
      <div className={cn('min-h-0 min-w-0 flex-1', bodyClassName)}>{children}</div>
    </section>
  )
}
