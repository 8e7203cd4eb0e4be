'use client'

import { Bookmark, ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { type HistoryAddress, NO_ADDRESS } from '@/lib/client/history-address'
import { savedAs } from '@/lib/client/saved-filters'
import { useSavedFilters } from '@/lib/client/use-saved-filters'
import { SavedFilterList } from './saved-filter-list'
import type { ChangeHistory } from './use-history-filter'

/** The menu of saved filters; the one that is applied is named on its button. */
export function SavedFilters({ address, onChange }: { address: HistoryAddress; onChange: ChangeHistory }) {
  const saved = useSavedFilters()
  const applied = savedAs(address, saved.data?.items ?? [])
  return (
    <Popover>
      <PopoverTrigger>
        <Button
          className="min-w-0 max-w-64 shrink font-normal max-sm:max-w-40"
          aria-label={applied ? `Saved filters: ${applied.name} is applied` : 'Saved filters'}
        >
          <Bookmark aria-hidden="true" className={applied ? 'fill-accent text-accent' : 'text-muted'} />
          <span className={applied ? 'truncate' : 'max-sm:hidden'}>{applied?.name ?? 'Saved filters'}</span>
          <ChevronDown aria-hidden="true" className="text-muted" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Saved filters" align="end" className="w-80">
        <SavedFilterList
          address={address}
          saved={saved.data?.items ?? null}
          error={saved.error}
          applied={applied}
          onApply={(next) => onChange({ ...NO_ADDRESS, ...next })}
        />
      </PopoverContent>
    </Popover>
  )
}
