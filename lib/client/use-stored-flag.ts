'use client'

import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(name: string): boolean {
  try {
    return window.localStorage.getItem(`sockscope:${name}`) === 'yes'
  } catch {
    return false
  }
}

/** A yes that is remembered in this browser, such as "hints dismissed". While rendering on the server it is `false`. */
export function useStoredFlag(name: string): readonly [boolean, () => void] {
  const flag = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => false,
  )
  const raise = useCallback(() => {
    try {
      window.localStorage.setItem(`sockscope:${name}`, 'yes')
    } catch {
      // Blocked storage: asked again next time.
    }
    for (const listener of listeners) listener()
  }, [name])
  return [flag, raise]
}
