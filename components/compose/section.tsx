'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ToneIcon } from '@/components/ui/badge'

type SectionProps = {
  title: string
  /** What is set differently from the default, in a few words; null when nothing is. */
  summary: ReactNode
  /** What is wrong inside: then it unfolds by itself. */
  problem?: string | undefined
  /** Made when it is first unfolded, and kept. */
  children: () => ReactNode
}

/** A part of the composer that is folded away until it is needed, and says in one line what it holds. */
export function Section({ title, summary, problem, children }: SectionProps) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState(false)
  const [told, setTold] = useState(problem)
  if (told !== problem) {
    setTold(problem)
    if (problem !== undefined) setOpen(true)
  }
  if (open && !made) setMade(true)
  return (
    <details className="group/section border-b bg-surface" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-9 list-none items-center gap-2 px-3 py-1 hover:bg-sunken focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 text-muted transition-transform group-open/section:rotate-90" />
        <span className="shrink-0 font-medium">{title}</span>
        <span className="flex min-w-0 flex-wrap items-center gap-1 text-muted text-xs">{summary ?? 'defaults'}</span>
        {problem === undefined ? null : <ToneIcon tone="fail" className="ml-auto" />}
      </summary>
      {made ? <div className="grid gap-3 px-3 pt-1 pb-4 sm:pl-[34px]">{children()}</div> : null}
    </details>
  )
}
