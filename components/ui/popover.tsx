'use client'

import { Slot } from 'radix-ui'
import { type ReactElement, type ReactNode, useId, useRef, useState } from 'react'
import { onDemand, preload, useOnDemand } from './on-demand'
import { OpenedContext, useOpened } from './opened'
import type { PopoverSheetProps } from './popover-sheet'

const sheet = onDemand(() => import('./popover-sheet'))

/** A small sheet that a button opens. */
export function Popover({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const byKeyboard = useRef(false)
  const id = useId()
  return (
    <OpenedContext value={{ open, setOpen, trigger, triggerId: `${id}trigger`, sheetId: `${id}popover`, byKeyboard }}>
      {children}
    </OpenedContext>
  )
}

/** Makes its child, a button, open and close the sheet. */
export function PopoverTrigger({ children }: { children: ReactElement }) {
  const { open, setOpen, trigger, sheetId } = useOpened()
  return (
    <Slot.Root
      ref={trigger}
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-controls={open ? sheetId : undefined}
      data-state={open ? 'open' : 'closed'}
      onPointerEnter={() => preload(sheet)}
      onFocus={() => preload(sheet)}
      onClick={() => setOpen(!open)}
    >
      {children}
    </Slot.Root>
  )
}

/** The sheet; its children are rendered while it is open only. */
export function PopoverContent(props: PopoverSheetProps) {
  const { open, setOpen } = useOpened()
  const parts = useOnDemand(sheet, open, () => setOpen(false))
  return parts ? <parts.PopoverSheet {...props} /> : null
}
