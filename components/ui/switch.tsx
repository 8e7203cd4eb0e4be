'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn'

type SwitchProps = Omit<ComponentProps<'button'>, 'onChange' | 'value'> & {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
}

/** On or off, at once. */
export function Switch({ checked, onCheckedChange, className, ...props }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      onClick={() => onCheckedChange(!checked)}
      className={cn(
        'group relative inline-flex h-4 w-7 shrink-0 items-center rounded-full border border-field bg-sunken transition-colors aria-checked:border-accent aria-checked:bg-accent disabled:opacity-50',
        className,
      )}
      {...props}
    >
      <span className="ml-0.5 size-2.5 rounded-full bg-muted transition-transform group-aria-checked:translate-x-3 group-aria-checked:bg-accent-foreground" />
    </button>
  )
}
