'use client'

import { ChevronDown } from 'lucide-react'
import { useDeferredValue, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { errorText } from '@/lib/client/api'
import { useProfiles } from '@/lib/client/use-profiles'

function Profiles({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const [query, setQuery] = useState('')
  const q = useDeferredValue(query.trim())
  const { data, error, isPending } = useProfiles(q === '' ? {} : { q })
  const page = data?.pages[0]
  return (
    <>
      <Input
        aria-label="Find a profile"
        placeholder="Find a profile"
        autoFocus
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="scroll-area mt-2 grid max-h-56 gap-px">
        {chosen !== '' && (
          <Button variant="ghost" className="justify-start" onClick={() => onChoose('')}>
            Any profile
          </Button>
        )}
        {page?.items.map(({ id, name, folder }) => (
          <Button
            key={id}
            variant="ghost"
            aria-pressed={id === chosen}
            className="min-w-0 justify-start text-foreground aria-pressed:bg-accent-soft"
            onClick={() => onChoose(id)}
          >
            <span className="truncate">{name}</span>
            <span className="truncate text-faint text-xs">{folder}</span>
          </Button>
        ))}
      </div>
      <p role="status" className="pt-1 text-muted text-xs">
        {error ? errorText(error) : isPending ? 'Loading the profiles' : page?.items.length === 0 ? 'No profile is called so' : ''}
        {page && page.items.length < page.total && `the first ${page.items.length} of ${page.total}: type to find others`}
      </p>
    </>
  )
}

type ProfileChoiceProps = { value: string; name: string | undefined; className: string; onChange: (id: string) => void }

/** A profile, chosen by its name. */
export function ProfileChoice({ value, name, className, onChange }: ProfileChoiceProps) {
  const id = useId()
  // Another key closes the sheet.
  const [round, setRound] = useState(0)
  return (
    <div className={cn('grid min-w-0 content-start gap-1', className)}>
      <span id={`${id}-label`} className="font-medium text-xs">
        Profile
      </span>
      <Popover key={round}>
        <PopoverTrigger>
          <Button id={id} aria-labelledby={`${id}-label ${id}`} className="min-w-0 justify-between font-normal">
            <span className="truncate">{value === '' ? 'Any profile' : (name ?? 'A profile')}</span>
            <ChevronDown aria-hidden="true" className="text-muted" />
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Choose a profile">
          <Profiles
            chosen={value}
            onChoose={(next) => {
              onChange(next)
              setRound(round + 1)
              setTimeout(() => document.getElementById(id)?.focus())
            }}
          />
        </PopoverContent>
      </Popover>
    </div>
  )
}
