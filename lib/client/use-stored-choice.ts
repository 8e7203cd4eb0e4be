'use client'

import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
/** Choices of this page; where storage is blocked, they hold until it is left. */
const chosen = new Map<string, string>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(name: string): string | null {
  try {
    return chosen.get(name) ?? window.localStorage.getItem(`sockscope:${name}`)
  } catch {
    return null
  }
}

/** A choice that is remembered in this browser, null where none was made; undefined while rendering on the server. */
export function useStoredChoice(name: string): readonly [string | null | undefined, (choice: string) => void] {
  const choice = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => undefined,
  )
  const choose = useCallback(
    (next: string) => {
      chosen.set(name, next)
      try {
        window.localStorage.setItem(`sockscope:${name}`, next)
      } catch {
        // Blocked storage: it holds until the page is left.
      }
      for (const listener of listeners) listener()
    },
    [name],
  )
  return [choice, choose]
}
