'use client'

import { format, formatDistanceToNowStrict } from 'date-fns'
import { useSyncExternalStore } from 'react'

let now = 0
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, 20_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** How long ago, in words, for the label of something else. */
export const timeWords = (value: string): string => relative(new Date(value))

function relative(date: Date): string {
  if (Math.abs(Date.now() - date.getTime()) < 45_000) return 'just now'
  return formatDistanceToNowStrict(date, { addSuffix: true })
}

/** A moment: how long ago, the exact local time on hover. `exact` shows the exact time itself. */
export function Time({ value, exact = false, className }: { value: string | Date; exact?: boolean; className?: string }) {
  useSyncExternalStore(
    subscribe,
    () => now,
    () => 0,
  )
  const date = typeof value === 'string' ? new Date(value) : value
  const full = format(date, 'yyyy-MM-dd HH:mm:ss.SSS')
  return (
    <time dateTime={date.toISOString()} title={full} className={className} suppressHydrationWarning>
      {exact ? full : relative(date)}
    </time>
  )
}
