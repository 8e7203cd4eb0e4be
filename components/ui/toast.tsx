'use client'

import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import { type Tone, ToneIcon } from './badge'
import { Button } from './button'
import { IconButton } from './icon-button'

type ToastInput = {
  title: string
  description?: string
  tone?: Exclude<Tone, 'neutral' | 'accent'>
  action?: { label: string; onSelect: () => void }
  /** Milliseconds until it goes; with an action longer by default. */
  duration?: number
}
type ToastRecord = ToastInput & { id: number; open: boolean }

let records: readonly ToastRecord[] = []
let last = 0
const listeners = new Set<() => void>()
const EMPTY: readonly ToastRecord[] = []

function change(next: readonly ToastRecord[]) {
  records = next
  for (const listener of listeners) listener()
}

/** Tells something at the edge of the page, from anywhere in the browser. The newest three stay. */
export function toast(input: ToastInput): void {
  last += 1
  change([...records.filter((record) => record.open).slice(-2), { ...input, id: last, open: true }])
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where toasts appear; once, near the root. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => records,
    () => EMPTY,
  )
  return (
    <Radix.Provider swipeDirection="right" label="Notification">
      {shown.map((record) => (
        <Radix.Root
          key={record.id}
          open={record.open}
          duration={record.duration ?? (record.action ? 10_000 : 5_000)}
          onOpenChange={(open) => {
            if (!open) change(records.filter((other) => other.id !== record.id))
          }}
          className="fade-in-0 slide-in-from-bottom-2 flex animate-in items-start gap-2.5 rounded-md border border-border-strong bg-raised py-2.5 pr-2 pl-3 shadow-[0_8px_24px_-12px_oklch(0.15_0.02_264/0.35)] data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
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
            <IconButton label="Dismiss" size="icon-sm">
              <X />
            </IconButton>
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed right-3 bottom-3 z-[60] flex w-90 max-w-[calc(100vw-1.5rem)] flex-col gap-2 outline-none" />
    </Radix.Provider>
  )
}
