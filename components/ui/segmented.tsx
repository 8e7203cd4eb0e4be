'use client'

import { type ReactNode, useId } from 'react'
import { cn } from './cn'

type SegmentedProps<Value extends string> = {
  /** What is chosen here, for screen readers. */
  label: string
  value: Value
  onValueChange: (value: Value) => void
  options: readonly { readonly value: Value; readonly label: ReactNode; readonly name?: string; readonly disabled?: boolean }[]
  className?: string
}

/** One of a few, all in sight. Radio buttons underneath: arrow keys move. */
export function Segmented<Value extends string>({ label, value, onValueChange, options, className }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset className={cn('inline-flex h-6 shrink-0 items-stretch rounded-md bg-sunken p-0.5 ring-1 ring-border ring-inset', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex cursor-pointer items-center gap-1 rounded-sm px-2 text-muted text-xs transition-colors hover:text-foreground has-disabled:pointer-events-none has-checked:bg-surface has-checked:font-medium has-checked:text-foreground has-disabled:opacity-45 has-checked:ring-1 has-checked:ring-border-strong has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-3.5"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onValueChange(option.value)}
            aria-label={option.name}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
