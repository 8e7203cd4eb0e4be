'use client'

import { ChevronDown, Search } from 'lucide-react'
import { type Ref, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Select } from '@/components/ui/select'
import { NO_FILTER } from '@/lib/client/history'
import { renewBeginnings, SINCE_WORDS } from '@/lib/client/since'
import type { Member } from '@/lib/client/team'
import { useProfileNames } from '@/lib/client/use-profiles'
import { FilterChips } from './filter-chips'
import { FilterField } from './filter-field'
import { filterWords } from './filter-words'
import { MORE, MoreFilters, type Offers } from './more-filters'
import { OutcomeChoice } from './outcome-choice'
import { SavedFilters } from './saved-filters'
import type { ChangeHistory, HistoryPlace } from './use-history-filter'

/** In the choice of times: a beginning and an end, which have fields of their own. */
const FIXED = 'fixed'

type HistoryFiltersProps = {
  place: HistoryPlace
  offers: Offers
  members: readonly Member[] | null
  searchField: Ref<HTMLInputElement>
  onChange: ChangeHistory
}

/** Narrows the history; the choice stands in the URL. The most used in sight, the rest behind "More filters", what is active in words. */
export function HistoryFilters({ place: { address, problems }, offers, members, searchField, onChange }: HistoryFiltersProps) {
  const moreId = useId()
  const [open, setOpen] = useState(false)
  const [round, setRound] = useState(0)
  const profileName = useProfileNames(address.profileId === '' ? [] : [address.profileId]).get(address.profileId)
  const person = members?.find(({ id }) => id === address.user)?.name
  const words = filterWords(address, { profile: profileName, person }).filter(({ name }) => problems[name] === undefined)
  const behind = MORE.filter((name) => address[name] !== '').length
  const shown = open || MORE.some((name) => problems[name] !== undefined)
  const clear = () => {
    onChange(NO_FILTER)
    // What was typed and could not be used goes too.
    setRound(round + 1)
  }
  const chooseTime = (value: string) => {
    if (value === FIXED) return setOpen(true)
    renewBeginnings()
    onChange({ since: value as keyof typeof SINCE_WORDS | '', from: '', to: '' }) // safe: the options below
  }
  return (
    <search className="block space-y-2">
      <div className="flex items-center gap-2">
        <span className="relative min-w-0 flex-1">
          <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted" />
          <FilterField
            key={round}
            ref={searchField}
            name="q"
            label="Search attempts"
            placeholder="Search URL, headers, body, causes, messages"
            address={address}
            onChange={onChange}
            className="pl-7"
          />
        </span>
        <SavedFilters address={address} onChange={onChange} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="w-56 min-w-36 max-sm:flex-1">
          <FilterField key={round} name="host" label="Host" address={address} offers={offers.host} onChange={onChange} />
        </span>
        <OutcomeChoice value={address.outcome} onChange={(outcome) => onChange({ outcome })} />
        <Select
          aria-label="Time"
          value={address.since || (address.from || address.to ? FIXED : '')}
          onChange={(event) => chooseTime(event.target.value)}
        >
          <option value="">Any time</option>
          {Object.entries(SINCE_WORDS).map(([since, word]) => (
            <option key={since} value={since}>
              {word.charAt(0).toUpperCase() + word.slice(1)}
            </option>
          ))}
          <option value={FIXED}>From … to …</option>
        </Select>
        <Button className="font-normal" aria-expanded={shown} aria-controls={shown ? moreId : undefined} onClick={() => setOpen(!shown)}>
          More filters
          {behind > 0 && <span className="tabular rounded-sm bg-accent-soft px-1 text-xs">{behind}</span>}
          <ChevronDown aria-hidden="true" className={cn('text-muted transition-transform', shown && 'rotate-180')} />
        </Button>
      </div>
      {shown && (
        <MoreFilters
          key={round}
          id={moreId}
          address={address}
          offers={offers}
          members={members}
          profileName={profileName}
          onChange={onChange}
        />
      )}
      {words.length > 0 && <FilterChips words={words} onChange={onChange} onClear={clear} />}
    </search>
  )
}
