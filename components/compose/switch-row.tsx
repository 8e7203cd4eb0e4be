'use client'

import { type ReactNode, useId } from 'react'
import { Switch } from '@/components/ui/switch'

type SwitchRowProps = { label: string; hint: ReactNode; checked: boolean; onCheckedChange: (checked: boolean) => void }

/** A switch with its name and what it does. */
export function SwitchRow({ label, hint, checked, onCheckedChange }: SwitchRowProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <Switch id={id} checked={checked} onCheckedChange={onCheckedChange} aria-describedby={`${id}-hint`} className="mt-0.5" />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer font-medium text-xs">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-muted text-xs">
          {hint}
        </p>
      </div>
    </div>
  )
}
