'use client'

import { useSyncExternalStore } from 'react'
import { cn } from './cn'

const NAMES: Record<string, string> = {
  enter: '↵',
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  shift: 'Shift',
  backspace: '⌫',
}
const MAC: Record<string, string> = { mod: '⌘', alt: '⌥', shift: '⇧', ctrl: '⌃' }
const OTHER: Record<string, string> = { mod: 'Ctrl', alt: 'Alt', ctrl: 'Ctrl' }

const never = () => () => {}
const isMac = () => /mac|iphone|ipad/i.test(navigator.userAgent)

/** Whether the reader's keyboard has a Command key; `false` while rendering on the server. */
export function useIsMac(): boolean {
  return useSyncExternalStore(never, isMac, () => false)
}

/** The keys of a combination such as `mod+enter`, as they are labelled on the reader's keyboard. */
export function Kbd({ keys, inverted = false, className }: { keys: string; inverted?: boolean; className?: string }) {
  const names = useIsMac() ? MAC : OTHER
  const parts = keys.split('+').map((key) => names[key] ?? NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))
  return (
    <span className={cn('inline-flex gap-0.5', className)}>
      {parts.map((part) => (
        <kbd
          key={part}
          className={cn(
            'inline-flex h-4 min-w-4 items-center justify-center rounded-xs border px-1 font-sans text-2xs leading-none',
            inverted ? 'border-background/30 text-background' : 'border-border-strong bg-surface text-muted',
          )}
        >
          {part}
        </kbd>
      ))}
    </span>
  )
}
