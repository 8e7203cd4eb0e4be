import type { ComponentProps } from 'react'
import { cn } from './cn'
import { fieldClass } from './input'

/** Several lines of text; `wire` sets it in the face of what travels. */
export function Textarea({ className, wire = false, ...props }: ComponentProps<'textarea'> & { wire?: boolean }) {
  return (
    <textarea
      spellCheck={!wire}
      autoComplete="off"
      {...(wire ? { autoCapitalize: 'off', autoCorrect: 'off' } : {})}
      className={cn(fieldClass, 'scroll-area block min-h-20 resize-y py-1.5', wire && 'mono', className)}
      {...props}
    />
  )
}
