'use client'

import { ChevronDown, FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { Spinner } from '@/components/ui/spinner'
import { type PracticeEndpoint, usePractice } from '@/lib/client/practice'

/** The built-in endpoints, one of which fails in each instructive way. */
export function PracticeMenu({ onSelect }: { onSelect: (endpoint: PracticeEndpoint) => void }) {
  const [open, setOpen] = useState(false)
  const { data, isPending, isError } = usePractice(open)
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <DropdownMenuTrigger
        aria-label="Practice endpoints"
        title="Practice endpoints"
        className="-mr-px flex h-[34px] shrink-0 items-center gap-0.5 rounded-l-md border border-field bg-surface pr-1.5 pl-2 text-muted hover:bg-sunken hover:text-foreground focus-visible:z-10"
      >
        <FlaskConical aria-hidden className="size-4" />
        <ChevronDown aria-hidden className="size-3" />
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-[420px]">
        <DropdownMenuLabel>Practice endpoints, built in</DropdownMenuLabel>
        {isPending ? (
          <p className="flex items-center gap-2 px-2 py-2 text-muted text-xs">
            <Spinner /> Loading
          </p>
        ) : null}
        {isError ? <p className="px-2 py-2 text-fail text-xs">The list of practice endpoints could not be loaded.</p> : null}
        {data?.items.map((item) => (
          <DropdownMenuItem key={item.url} onSelect={() => onSelect(item)} className="grid gap-0">
            <span className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{item.title}</span>
              <span className="mono truncate text-muted">{item.url}</span>
            </span>
            <span className="wrap-anywhere text-muted text-xs">{item.teaches}</span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
