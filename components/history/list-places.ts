import type { VirtualItem } from '@tanstack/react-virtual'

/** Where a reader was in a list when they left it. */
export type ListPlace = {
  /** From the top of the list to the top of the window, pixels. */
  readonly offset: number
  /** Rows whose height is known. */
  readonly sizes: VirtualItem[]
  /** Id of the row that had the focus. */
  readonly active: string | null
}

const MOST = 20
const places = new Map<string, ListPlace>()

/** Keeps the place in a list, of the lists looked at last only. */
export function keepPlace(list: string, place: ListPlace): void {
  places.delete(list)
  places.set(list, place)
  for (const oldest of places.keys()) {
    if (places.size <= MOST) break
    places.delete(oldest)
  }
}

export const keptPlace = (list: string): ListPlace | undefined => places.get(list)

/** The browser tells of its back and forward buttons just before the page changes; what a reader does then is no return any more. */
const JUST_NOW_MS = 5_000
let returnedAt = Number.NEGATIVE_INFINITY

if (typeof window !== 'undefined') {
  const ended = () => {
    returnedAt = Number.NEGATIVE_INFINITY
  }
  window.addEventListener('pointerdown', ended, true)
  window.addEventListener('keydown', ended, true)
  window.addEventListener('popstate', () => {
    if (window.location.pathname === '/attempts') returnedAt = performance.now()
    else ended()
  })
}

/** Whether the back or forward button has just led to the history. */
export const wasReturnedTo = (): boolean => performance.now() - returnedAt < JUST_NOW_MS
