import type { ComponentProps } from 'react'
import { cn } from './cn'

export const fieldClass =
  'w-full min-w-0 rounded-md border border-field bg-surface px-2 text-sm text-foreground transition-colors placeholder:text-faint hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-accent focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-fail aria-invalid:focus-visible:outline-fail read-only:bg-sunken'

/** One line of text; `wire` sets it in the face of what travels. */
export function Input({ className, wire = false, ...props }: ComponentProps<'input'> & { wire?: boolean }) {
  return (
    <input
      type="text"
      spellCheck={!wire}
      autoComplete="off"
      {...(wire ? { autoCapitalize: 'off', autoCorrect: 'off' } : {})}
      className={cn(fieldClass, 'h-[30px]', wire && 'mono', className)}
      {...props}
    />
  )
}
