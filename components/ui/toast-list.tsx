'use client'

import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { ToneIcon } from './badge'
import { Button } from './button'
import { cn } from './cn'
import { IconButton } from './icon-button'
import type { ToastRecord } from './toast-record'

/** The toasts, said to screen readers as they come. */
export function ToastList({ records, onClose }: { records: readonly ToastRecord[]; onClose: (id: number) => void }) {
  return (
    <Radix.Provider swipeDirection="right" label="Notification">
      {records.map((record) => (
        <Radix.Root
          key={record.id}
          open={record.open}
          duration={record.duration ?? (record.action ? 10_000 : 5_000)}
          onOpenChange={(open) => {
            if (!open) onClose(record.id)
          }}
          // What only tells something lets clicks through to what lies under it; its button does not.
          className={cn(
            record.action ? 'pointer-events-auto' : 'pointer-events-none',
            'fade-in-0 slide-in-from-bottom-2 flex animate-in items-start gap-2.5 rounded-md border border-border-strong bg-raised py-2.5 pr-2 pl-3 shadow-[0_8px_24px_-12px_oklch(0.15_0.02_264/0.35)] data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)',
          )}
        >
          <ToneIcon tone={record.tone ?? 'info'} className="mt-[3px]" />
          <div className="min-w-0 flex-1">
            <Radix.Title className="break-words font-medium text-sm">{record.title}</Radix.Title>
            {record.description ? (
              <Radix.Description className="break-words text-muted text-xs">{record.description}</Radix.Description>
            ) : null}
            {record.action ? (
              <Radix.Action altText={record.action.label} asChild>
                <Button size="sm" className="mt-1.5" onClick={record.action.onSelect}>
                  {record.action.label}
                </Button>
              </Radix.Action>
            ) : null}
          </div>
          <Radix.Close asChild>
            <IconButton label="Dismiss" size="icon-sm" className="pointer-events-auto">
              <X />
            </IconButton>
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="pointer-events-none fixed right-3 bottom-3 z-[60] flex w-90 max-w-[calc(100vw-1.5rem)] flex-col gap-2 outline-none" />
    </Radix.Provider>
  )
}
