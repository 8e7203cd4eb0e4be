'use client'

import { Check } from 'lucide-react'
import { Slot } from 'radix-ui'
import { Menu } from 'radix-ui/internal'
import type { ComponentProps, FocusEvent } from 'react'
import { cn } from './cn'
import { floatingClass } from './floating'
import { Kbd } from './kbd'
import { useOpened } from './opened'
import { useSheetFocus } from './use-sheet-focus'

type MenuSheetProps = ComponentProps<typeof Menu.Content>

/** An open menu at its trigger. With a key opened, its first entry has the focus. */
export function MenuSheet({ className, sideOffset = 4, align = 'start', children, ...props }: MenuSheetProps) {
  const opened = useOpened()
  const focus = useSheetFocus(opened)
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    if (!opened.byKeyboard.current || event.target !== event.currentTarget) return
    opened.byKeyboard.current = false
    event.currentTarget.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus({ preventScroll: true })
  }
  return (
    <Menu.Root open onOpenChange={opened.setOpen} modal={false}>
      <Menu.Anchor virtualRef={opened.trigger} />
      <Menu.Portal>
        <Menu.Content
          id={opened.sheetId}
          aria-labelledby={opened.triggerId}
          sideOffset={sideOffset}
          align={align}
          collisionPadding={8}
          className={cn(
            floatingClass,
            'scroll-area max-h-(--radix-popper-available-height) min-w-44 max-w-[calc(100vw-1rem)] p-1',
            className,
          )}
          onFocus={onFocus}
          {...focus}
          {...props}
        >
          {children}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

const itemClass =
  'relative flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-accent-soft data-[disabled]:opacity-45 [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted'

type MenuItemProps = ComponentProps<typeof Menu.Item> & { shortcut?: string; danger?: boolean }

export function MenuItem({ className, shortcut, danger = false, children, ...props }: MenuItemProps) {
  return (
    <Menu.Item className={cn(itemClass, danger && 'text-fail data-[highlighted]:bg-fail-soft [&>svg]:text-fail', className)} {...props}>
      <Slot.Slottable>{children}</Slot.Slottable>
      {shortcut ? <Kbd keys={shortcut} className="ml-auto pl-4" /> : null}
    </Menu.Item>
  )
}

export function MenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Menu.CheckboxItem>) {
  return (
    <Menu.CheckboxItem className={cn(itemClass, 'pl-7', className)} {...props}>
      <Chosen />
      {children}
    </Menu.CheckboxItem>
  )
}

export const MenuRadioGroup = Menu.RadioGroup

export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem className={cn(itemClass, 'pl-7', className)} {...props}>
      <Chosen />
      {children}
    </Menu.RadioItem>
  )
}

function Chosen() {
  return (
    <Menu.ItemIndicator className="absolute left-2">
      <Check className="size-3.5" />
    </Menu.ItemIndicator>
  )
}

export function MenuLabel({ className, ...props }: ComponentProps<typeof Menu.Label>) {
  return <Menu.Label className={cn('px-2 pt-1.5 pb-1 font-medium text-2xs text-muted', className)} {...props} />
}

export function MenuSeparator({ className, ...props }: ComponentProps<typeof Menu.Separator>) {
  return <Menu.Separator className={cn('-mx-1 my-1 h-px bg-border', className)} {...props} />
}
