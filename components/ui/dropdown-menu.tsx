'use client'

import { Slot } from 'radix-ui'
import { type ComponentProps, type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { MenuCheckboxItem, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuSheet } from './menu-sheet'
import { onDemand, preload, useOnDemand } from './on-demand'
import { OpenedContext, useOpened } from './opened'

/** What opens is fetched when a reader comes near a menu: a page with many menus begins without it. */
const sheet = onDemand(() => import('./menu-sheet'))

/** A menu of commands. Not modal: the page stays scrollable. */
export function DropdownMenu({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const byKeyboard = useRef(false)
  const id = useId()
  return (
    <OpenedContext value={{ open, setOpen, trigger, triggerId: `${id}trigger`, sheetId: `${id}menu`, byKeyboard }}>
      {children}
    </OpenedContext>
  )
}

type TriggerProps = Omit<ComponentProps<'button'>, 'ref' | 'onPointerEnter' | 'onFocus' | 'onPointerDown' | 'onKeyDown'> & {
  asChild?: boolean
}

/** The button that opens the menu: pressed, or with Enter, Space or the down arrow. `asChild` makes its child that button. */
export function DropdownMenuTrigger({ asChild = false, disabled, ...props }: TriggerProps) {
  const { open, setOpen, trigger, triggerId, sheetId, byKeyboard } = useOpened()
  const Component = asChild ? Slot.Root : 'button'
  const turn = (next: boolean, keyboard: boolean) => {
    byKeyboard.current = keyboard
    setOpen(next)
  }
  const onPointerDown = (event: PointerEvent) => {
    if (disabled || event.button !== 0 || event.ctrlKey) return
    // The menu takes the focus; the button must not take it first.
    if (!open) event.preventDefault()
    turn(!open, false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || !['Enter', ' ', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    turn(event.key === 'ArrowDown' || !open, true)
  }
  return (
    <Component
      {...(asChild ? {} : { type: 'button' })}
      id={triggerId}
      aria-haspopup="menu"
      aria-expanded={open}
      aria-controls={open ? sheetId : undefined}
      data-state={open ? 'open' : 'closed'}
      {...(disabled ? { disabled } : {})}
      {...props}
      ref={trigger}
      onPointerEnter={() => preload(sheet)}
      onFocus={() => preload(sheet)}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}

/** The sheet with the commands; its children are rendered while it is open only. */
export function DropdownMenuContent(props: ComponentProps<typeof MenuSheet>) {
  const { open, setOpen } = useOpened()
  const parts = useOnDemand(sheet, open, () => setOpen(false))
  return parts ? <parts.MenuSheet {...props} /> : null
}

/** The parts of a sheet that is open, so they are there. */
function parts() {
  const loaded = sheet.loaded()
  if (loaded === null) throw new Error('An entry stands outside of an open menu')
  return loaded
}

export function DropdownMenuItem(props: ComponentProps<typeof MenuItem>) {
  const Part = parts().MenuItem
  return <Part {...props} />
}

export function DropdownMenuCheckboxItem(props: ComponentProps<typeof MenuCheckboxItem>) {
  const Part = parts().MenuCheckboxItem
  return <Part {...props} />
}

export function DropdownMenuRadioGroup(props: ComponentProps<typeof MenuRadioGroup>) {
  const Part = parts().MenuRadioGroup
  return <Part {...props} />
}

export function DropdownMenuRadioItem(props: ComponentProps<typeof MenuRadioItem>) {
  const Part = parts().MenuRadioItem
  return <Part {...props} />
}

export function DropdownMenuLabel(props: ComponentProps<typeof MenuLabel>) {
  const Part = parts().MenuLabel
  return <Part {...props} />
}

export function DropdownMenuSeparator(props: ComponentProps<typeof MenuSeparator>) {
  const Part = parts().MenuSeparator
  return <Part {...props} />
}
