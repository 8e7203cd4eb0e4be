'use client'

import { ChevronDown } from 'lucide-react'
import { OUTCOME_WORDS } from '@/components/attempt/words'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuCheckboxItem, DropdownMenuContent, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'

const OUTCOMES = Object.entries(OUTCOME_WORDS)

/** One or several outcomes; none: all. */
export function OutcomeChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const chosen = value === '' ? [] : value.split(',')
  const toggle = (outcome: string) =>
    onChange(
      OUTCOMES.map(([one]) => one)
        .filter((one) => chosen.includes(one) !== (one === outcome))
        .join(','),
    )
  const only = chosen.length === 1 ? OUTCOMES.find(([one]) => one === chosen[0])?.[1].word : undefined
  const words = chosen.length === 0 ? 'All outcomes' : (only ?? `${chosen.length} outcomes`)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button className="font-normal" aria-label={`Outcome: ${words}`}>
          {words}
          <ChevronDown aria-hidden="true" className="text-muted" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {OUTCOMES.map(([outcome, { word, meaning }]) => (
          <DropdownMenuCheckboxItem
            key={outcome}
            checked={chosen.includes(outcome)}
            onCheckedChange={() => toggle(outcome)}
            onSelect={(event) => event.preventDefault()}
            title={meaning}
          >
            {word}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
