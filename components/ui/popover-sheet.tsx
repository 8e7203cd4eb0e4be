'use client'

import { Popover } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { floatingClass } from './floating'
import { useOpened } from './opened'
import { useSheetFocus } from './use-sheet-focus'

export type PopoverSheetProps = ComponentProps<typeof Popover.Content>

/** An open popover at its trigger. */
export function PopoverSheet({ className, align = 'start', sideOffset = 6, ...props }: PopoverSheetProps) {
  const opened = useOpened()
  const focus = useSheetFocus(opened)
  return (
    <Popover.Root open onOpenChange={opened.setOpen}>
      <Popover.Anchor virtualRef={opened.trigger} />
      <Popover.Portal>
        <Popover.Content
          id={opened.sheetId}
          align={align}
          sideOffset={sideOffset}
          collisionPadding={8}
          className={cn(floatingClass, 'w-72 max-w-[calc(100vw-1rem)] p-3 text-sm focus:outline-none', className)}
          {...focus}
          {...props}
        />
      </Popover.Portal>
    </Popover.Root>
  )
}
