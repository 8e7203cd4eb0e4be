'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'

export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

export const overlayClass =
  'fixed inset-0 z-40 bg-[oklch(0.15_0.01_264/0.4)] data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 duration-100'
export const sheetClass =
  'fixed z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-1.5rem)] flex-col rounded-lg border border-border-strong bg-raised text-foreground shadow-[0_16px_48px_-16px_oklch(0.15_0.02_264/0.35)] data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-[0.98] duration-100 focus:outline-none'

export const Dialog = Radix.Root

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode
  description?: ReactNode
  /** Buttons, at the foot, the main one last. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg'
}

/** Focuses the dialog itself, unless a field in it has asked for the focus: a button would show its tooltip. */
function focusContent(event: Event) {
  event.preventDefault()
  const content = event.currentTarget
  if (content instanceof HTMLElement && !content.contains(document.activeElement)) content.focus()
}

const WIDTH = { sm: 'max-w-[420px]', md: 'max-w-[560px]', lg: 'max-w-[840px]' } as const

/** The sheet of a dialog: title, scrolling content, buttons at the foot. */
export function DialogContent({ title, description, footer, size = 'md', className, children, ...props }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClass} />
      <Radix.Content
        className={cn(sheetClass, 'top-1/2 left-1/2 -translate-x-1/2 -translate-y-1/2', WIDTH[size])}
        {...(description ? {} : { 'aria-describedby': undefined })}
        onOpenAutoFocus={focusContent}
        {...props}
      >
        <header className="flex items-start gap-3 border-b py-2.5 pr-2 pl-4">
          <div className="min-w-0 flex-1 py-0.5">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            {description ? <Radix.Description className="mt-0.5 text-muted text-xs">{description}</Radix.Description> : null}
          </div>
          <Radix.Close asChild>
            <IconButton label="Close" shortcut="escape" size="icon-sm">
              <X />
            </IconButton>
          </Radix.Close>
        </header>
        <div className={cn('scroll-area min-h-0 flex-1 p-4', className)}>{children}</div>
        {footer ? <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-2.5">{footer}</footer> : null}
      </Radix.Content>
    </Radix.Portal>
  )
}
