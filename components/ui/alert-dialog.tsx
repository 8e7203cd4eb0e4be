'use client'

import { AlertDialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { overlayClass, sheetClass } from './dialog'

type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will happen and what cannot be undone. */
  children: ReactNode
  /** The verb of the button, such as "Delete profile". */
  action: string
  danger?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be undone. Cancel is focused first. */
export function Confirm({ open, onOpenChange, title, children, action, danger = true, onConfirm }: ConfirmProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content className={cn(sheetClass, 'top-1/2 left-1/2 max-w-[420px] -translate-x-1/2 -translate-y-1/2')}>
          <div className="grid gap-1 p-4">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="text-muted text-sm">{children}</div>
            </Radix.Description>
          </div>
          <footer className="flex justify-end gap-2 border-t px-4 py-2.5">
            <Radix.Cancel asChild>
              <Button variant="ghost">Cancel</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={danger ? 'danger' : 'primary'} onClick={onConfirm}>
                {action}
              </Button>
            </Radix.Action>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
