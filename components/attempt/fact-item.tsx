import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** A name and what stands for it, as one entry of a `dl`. */
export function FactItem({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={cn('min-w-0', wide && 'sm:col-span-full')}>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="mono break-words [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
