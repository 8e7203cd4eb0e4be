'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { Kbd } from './kbd'

/** A menu of commands. Not modal: the page stays scrollable. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />
}
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuGroup = Radix.Group

export const floatingClass =
  'z-50 rounded-md border border-border-strong bg-raised text-foreground shadow-[0_8px_24px_-12px_oklch(0.15_0.02_264/0.35)] data-[state=open]:animate-in data-[state=open]:fade-in-0 duration-75'

export function DropdownMenuContent({ className, sideOffset = 4, align = 'start', ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        align={align}
        collisionPadding={8}
        className={cn(
          floatingClass,
          'scroll-area max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-[calc(100vw-1rem)] p-1',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  )
}

const itemClass =
  'relative flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[disabled]:pointer-events-none data-[highlighted]:bg-accent-soft data-[disabled]:opacity-45 [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted'

type ItemProps = ComponentProps<typeof Radix.Item> & { shortcut?: string; danger?: boolean }

export function DropdownMenuItem({ className, shortcut, danger = false, children, ...props }: ItemProps) {
  return (
    <Radix.Item className={cn(itemClass, danger && 'text-fail data-[highlighted]:bg-fail-soft [&>svg]:text-fail', className)} {...props}>
      {children}
      {shortcut ? <Kbd keys={shortcut} className="ml-auto pl-4" /> : null}
    </Radix.Item>
  )
}

export function DropdownMenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem className={cn(itemClass, 'pl-7', className)} {...props}>
      <Radix.ItemIndicator className="absolute left-2">
        <Check className="size-3.5" />
      </Radix.ItemIndicator>
      {children}
    </Radix.CheckboxItem>
  )
}

export const DropdownMenuRadioGroup = Radix.RadioGroup

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemClass, 'pl-7', className)} {...props}>
      <Radix.ItemIndicator className="absolute left-2">
        <Check className="size-3.5" />
      </Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  )
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn('px-2 pt-1.5 pb-1 font-medium text-2xs text-muted', className)} {...props} />
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator className={cn('-mx-1 my-1 h-px bg-border', className)} {...props} />
}
