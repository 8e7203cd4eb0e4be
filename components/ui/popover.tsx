'use client'

import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { floatingClass } from './dropdown-menu'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor
export const PopoverClose = Radix.Close

/** A small sheet that belongs to its trigger. */
export function PopoverContent({ className, align = 'start', sideOffset = 6, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(floatingClass, 'w-72 max-w-[calc(100vw-1rem)] p-3 text-sm focus:outline-none', className)}
        {...props}
      />
    </Radix.Portal>
  )
}
