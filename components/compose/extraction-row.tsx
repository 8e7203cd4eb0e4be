'use client'

import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import { FieldError } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import type { Extraction } from '@/lib/core/handshake/before-step'
import { fromSource, PLACEHOLDERS, SOURCES, type SourceKind, sourceOf } from './before-forms'

type ExtractionRowProps = {
  /** What it is, for screen readers: "value 1 of step 2". */
  label: string
  extraction: Extraction
  errorAt: (path: 'variable' | 'from') => string | undefined
  onChange: (extraction: Extraction) => void
  onRemove: () => void
  /** Default all. */
  sources?: readonly (typeof SOURCES)[number][]
}

/** One value that is taken from an answer: its name, where it stands, and whether it is secret. */
export function ExtractionRow({ label, extraction, errorAt, onChange, onRemove, sources = SOURCES }: ExtractionRowProps) {
  const id = useId()
  const { variable, from, secret = false } = extraction
  const { kind, text } = sourceOf(from)
  const wrong = { variable: errorAt('variable'), from: errorAt('from') }
  const message = wrong.variable ?? wrong.from
  const invalid = (field: 'variable' | 'from') =>
    wrong[field] === undefined ? {} : { 'aria-invalid': true as const, 'aria-describedby': `${id}-error` }
  // A cookie is a credential whatever is said of it.
  const always = kind === 'cookie' || variable.startsWith('secret:')
  return (
    <div className="grid gap-1">
      <div className="flex items-start gap-1.5">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
          <Input
            wire
            aria-label={`Name of ${label}`}
            className="h-6 flex-[1_1_7rem] text-xs"
            value={variable}
            onChange={(event) => onChange({ ...extraction, variable: event.target.value })}
            {...invalid('variable')}
          />
          <Select
            size="sm"
            aria-label={`Source of ${label}`}
            className="w-28 shrink-0"
            value={kind}
            onChange={(event) => onChange({ ...extraction, from: fromSource(event.target.value as SourceKind, text) })} // safe: the options below
          >
            {sources.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </Select>
          <Input
            wire
            aria-label={`Place of ${label}`}
            className="h-6 flex-[2_1_9rem] text-xs"
            value={text}
            placeholder={PLACEHOLDERS[kind]}
            onChange={(event) => onChange({ ...extraction, from: fromSource(kind, event.target.value) })}
            {...invalid('from')}
          />
          <span className="flex items-center gap-1.5 text-muted text-xs">
            <Switch
              id={`${id}-secret`}
              checked={secret || always}
              disabled={always}
              aria-label={`Mask ${label} everywhere`}
              onCheckedChange={(on) => onChange({ variable, from, ...(on ? { secret: true } : {}) })}
            />
            <label htmlFor={`${id}-secret`}>secret</label>
          </span>
        </div>
        <IconButton label={`Delete ${label}`} size="icon-sm" onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </div>
      {message === undefined ? null : <FieldError id={`${id}-error`}>{message}</FieldError>}
    </div>
  )
}
