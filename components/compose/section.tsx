import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type SectionProps = {
  title: string
  /** What is set differently from the default, in a few words; null when nothing is. */
  summary: string | null
  children: ReactNode
}

/** A part of the composer that is folded away until it is needed, and says in one line what it holds. */
export function Section({ title, summary, children }: SectionProps) {
  return (
    <details className="group/section border-b bg-surface">
      <summary className="flex min-h-9 list-none items-center gap-2 px-3 py-1 hover:bg-sunken focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-muted transition-transform group-open/section:rotate-90" />
        <span className="font-medium">{title}</span>
        <span className="min-w-0 truncate text-muted text-xs">{summary ?? 'defaults'}</span>
      </summary>
      <div className="grid gap-3 px-3 pt-1 pb-4 sm:pl-[34px]">{children}</div>
    </details>
  )
}
