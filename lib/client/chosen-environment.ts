const KEY = 'sockscope:environment'
const listeners = new Set<() => void>()

/** The environment chosen in this browser; null: none. */
export function chosenEnvironmentId(): string | null {
  try {
    return window.localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** Chooses an environment, or none. */
export function chooseEnvironment(id: string | null): void {
  try {
    if (id === null) window.localStorage.removeItem(KEY)
    else window.localStorage.setItem(KEY, id)
  } catch {
    // Blocked storage: the choice holds nowhere, and the list shows that.
  }
  for (const listener of listeners) listener()
}

/** Calls `listener` when another is chosen, here or in another tab; gives what ends that. */
export function onChosenEnvironment(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
