'use client'

import { ChevronDown, FlaskConical } from 'lucide-react'
import dynamic from 'next/dynamic'
import { DropdownMenu, DropdownMenuContent, DropdownMenuLabel, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import type { PracticeEndpoint } from '@/lib/client/practice'
import { LoadingEntry } from './loading-entry'

const PracticeEntries = dynamic(() => import('./practice-entries').then((module) => module.PracticeEntries), {
  loading: () => <LoadingEntry />,
  ssr: false,
})

/** The built-in endpoints, one of which fails in each instructive way. */
export function PracticeMenu({ onSelect }: { onSelect: (endpoint: PracticeEndpoint) => void }) {
  return (
    <DropdownMenu>
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
        <PracticeEntries onSelect={onSelect} />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
