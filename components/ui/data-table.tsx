import type { ComponentProps } from 'react'
import { cn } from './cn'

type DataTableProps = ComponentProps<'table'> & {
  /** Names the frame, which then takes the focus: for a table without anything in it that does, so that the keyboard can scroll it. */
  frameLabel?: string
}

/** A dense table; scrolls sideways inside its own frame when the page is narrow. */
export function DataTable({ className, frameLabel, ...props }: DataTableProps) {
  const frame = frameLabel === undefined ? {} : ({ role: 'region', 'aria-label': frameLabel, tabIndex: 0 } as const)
  return (
    <div className="scroll-area w-full" {...frame}>
      <table className={cn('w-full border-collapse text-left text-sm', className)} {...props} />
    </div>
  )
}

export function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return <th scope="col" className={cn('h-8 whitespace-nowrap border-b px-3 font-medium text-muted text-xs', className)} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn('border-b transition-colors last:border-b-0 hover:bg-sunken/60 aria-selected:bg-accent-soft', className)}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('h-9 px-3 py-1 align-middle', className)} {...props} />
}
