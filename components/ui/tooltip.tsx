'use client'

import { Slot } from 'radix-ui'
import { type ReactElement, type ReactNode, useId, useRef } from 'react'
import { onDemand, preload, useOnDemand } from './on-demand'
import type { TooltipPlace } from './tooltip-bubble'
import { useTooltip } from './use-tooltip'

const bubble = onDemand(() => import('./tooltip-bubble'))

type TooltipProps = TooltipPlace & {
  /** What the tooltip says; with nothing to say the child stands alone. */
  content: ReactNode
  children: ReactElement
}

/** A short explanation on hover and focus. The child must be focusable for keyboard users to reach it. */
export function Tooltip({ content, children, ...place }: TooltipProps) {
  const id = useId()
  const anchor = useRef<HTMLElement>(null)
  const { state, close, trigger, bubble: held } = useTooltip({ onNear: () => preload(bubble) })
  const parts = useOnDemand(bubble, state !== 'closed', close)
  if (content === null || content === undefined || content === '') return children
  return (
    <>
      <Slot.Root ref={anchor} {...(parts ? { 'aria-describedby': id } : {})} {...trigger}>
        {children}
      </Slot.Root>
      {parts ? (
        <parts.TooltipBubble id={id} anchor={anchor} data-state={state} onClose={close} {...held} {...place}>
          {content}
        </parts.TooltipBubble>
      ) : null}
    </>
  )
}
