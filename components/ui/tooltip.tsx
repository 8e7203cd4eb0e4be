'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export const TooltipProvider = Radix.Provider

type TooltipProps = {
  /** What the tooltip says; with nothing to say the child stands alone. */
  content: ReactNode
  children: ReactNode
  side?: ComponentProps<typeof Radix.Content>['side']
  align?: ComponentProps<typeof Radix.Content>['align']
  className?: string
}

/** A short explanation on hover and focus. The child must be focusable for keyboard users to reach it. */
export function Tooltip({ content, children, side = 'bottom', align = 'center', className }: TooltipProps) {
  if (content === null || content === undefined || content === '') return children
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'z-50 max-w-72 rounded-sm bg-foreground px-2 py-1 text-background text-xs data-[state=delayed-open]:fade-in-0 data-[state=delayed-open]:animate-in',
            className,
          )}
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
