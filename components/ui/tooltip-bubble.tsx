'use client'

import { Portal } from 'radix-ui'
import { DismissableLayer, Popper } from 'radix-ui/internal'
import { type ComponentProps, type RefObject, useEffect } from 'react'
import { cn } from './cn'

/** Where a tooltip stands by its trigger. */
export type TooltipPlace = Pick<ComponentProps<typeof Popper.Content>, 'side' | 'align' | 'className'>

type TooltipBubbleProps = ComponentProps<typeof Popper.Content> & { anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** A tooltip that is shown. Escape, a press elsewhere and scrolling close it. */
export function TooltipBubble({ anchor, onClose, side = 'bottom', align = 'center', className, children, ...props }: TooltipBubbleProps) {
  useEffect(() => {
    const onScroll = ({ target }: Event) => {
      if (target instanceof Node && target.contains(anchor.current)) onClose()
    }
    window.addEventListener('scroll', onScroll, { capture: true })
    return () => window.removeEventListener('scroll', onScroll, { capture: true })
  }, [anchor, onClose])
  return (
    <Popper.Root>
      <Popper.Anchor virtualRef={anchor} />
      <Portal.Root asChild>
        <DismissableLayer.Root asChild onFocusOutside={(event) => event.preventDefault()} onDismiss={onClose}>
          <Popper.Content
            role="tooltip"
            side={side}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className={cn(
              'z-50 max-w-72 rounded-sm bg-foreground px-2 py-1 text-background text-xs data-[state=delayed-open]:fade-in-0 data-[state=delayed-open]:animate-in',
              className,
            )}
            {...props}
          >
            {children}
          </Popper.Content>
        </DismissableLayer.Root>
      </Portal.Root>
    </Popper.Root>
  )
}
