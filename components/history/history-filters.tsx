'use client'

import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { OUTCOME_WORDS } from '@/components/attempt/words'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type HistoryFilter, isNarrowed, NO_FILTER } from '@/lib/client/history'

const SETTLE_MS = 300

function Settled({
  value,
  onSettled,
  label,
  className,
  inputMode,
}: {
  value: string
  onSettled: (text: string) => void
  label: string
  className: string
  inputMode?: 'numeric'
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSettled(text.trim()), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onSettled])
  return (
    <Input
      aria-label={label}
      placeholder={label}
      inputMode={inputMode}
      value={text}
      onChange={(event) => setText(event.target.value)}
      className={className}
    />
  )
}

/** Narrows the history by text, host, outcome, status, product and cause; the choice stands in the URL. */
export function HistoryFilters({ filter, onChange }: { filter: HistoryFilter; onChange: (change: Partial<HistoryFilter>) => void }) {
  return (
    <search className="flex flex-wrap items-center gap-2">
      <span className="relative min-w-40 flex-1 max-sm:basis-full sm:max-w-72">
        <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted" />
        <Settled label="Search attempts" value={filter.q} onSettled={(q) => onChange({ q })} className="pl-7" />
      </span>
      <Settled label="Host" value={filter.host} onSettled={(host) => onChange({ host })} className="w-36 max-sm:w-0 max-sm:flex-1" />
      <Select aria-label="Outcome" value={filter.outcome} onChange={(event) => onChange({ outcome: event.target.value })}>
        <option value="">All outcomes</option>
        {Object.entries(OUTCOME_WORDS).map(([outcome, { word }]) => (
          <option key={outcome} value={outcome}>
            {word}
          </option>
        ))}
      </Select>
      <Settled
        label="Status"
        value={filter.status}
        onSettled={(status) => onChange({ status: /^\d{1,3}$/.test(status) ? status : '' })}
        className="w-20 max-sm:w-16"
        inputMode="numeric"
      />
      <Settled label="Product" value={filter.product} onSettled={(product) => onChange({ product })} className="w-28" />
      <Settled label="Cause" value={filter.diagnosis} onSettled={(diagnosis) => onChange({ diagnosis })} className="w-36" />
      {isNarrowed(filter) && (
        <Button variant="ghost" onClick={() => onChange(NO_FILTER)}>
          <X aria-hidden="true" />
          Clear
        </Button>
      )}
    </search>
  )
}
