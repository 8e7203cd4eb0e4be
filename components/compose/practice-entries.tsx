'use client'

import { ServerState } from '@/components/shell/server-state'
import { DropdownMenuItem } from '@/components/ui/dropdown-menu'
import type { PracticeEndpoint } from '@/lib/client/practice'
import { usePractice } from '@/lib/client/use-practice'
import { LoadingEntry } from './loading-entry'

type PracticeEntriesProps = { onSelect: (endpoint: PracticeEndpoint) => void }

/** The entries of the menu of practice endpoints. */
export function PracticeEntries(props: PracticeEntriesProps) {
  return (
    <ServerState>
      <Entries {...props} />
    </ServerState>
  )
}

function Entries({ onSelect }: PracticeEntriesProps) {
  const { data, isPending, isError } = usePractice()
  if (isPending) return <LoadingEntry />
  if (isError) return <p className="px-2 py-2 text-fail text-xs">The list of practice endpoints could not be loaded.</p>
  return data.items.map((item) => (
    <DropdownMenuItem key={item.url} onSelect={() => onSelect(item)} className="grid gap-0">
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{item.title}</span>
        <span className="mono truncate text-muted">{item.url}</span>
      </span>
      <span className="wrap-anywhere text-muted text-xs">{item.teaches}</span>
    </DropdownMenuItem>
  ))
}
