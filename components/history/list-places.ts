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

const MARK = 'sockscopeList'

/** Marks the entry of the browser's history that shows a list: its back and forward buttons lead to a marked one, a link to a new one. */
export function markEntry(list: string): void {
  const state: unknown = window.history.state
  if (typeof state === 'object' && state !== null && !isEntryOf(list)) window.history.replaceState({ ...state, [MARK]: list }, '')
}

/** Whether the list was looked at in this entry of the browser's history before. */
export function isEntryOf(list: string): boolean {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && MARK in state && state[MARK] === list
}
