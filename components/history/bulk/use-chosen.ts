'use client'

import { useRef, useState } from 'react'
import { type Chosen, choose, NONE, type Selection } from './choose'

/** Which attempts of a list are ticked. `name`: what is listed; all of one filter are not all of another. */
export function useChosen(items: readonly Chosen[], name: string) {
  const [held, setHeld] = useState<{ readonly name: string; readonly selection: Selection }>({ name, selection: NONE })
  const anchor = useRef<string | null>(null)
  const selection = held.selection.all && held.name !== name ? NONE : held.selection
  const set = (next: Selection) => setHeld({ name, selection: next })
  return {
    selection,
    has: (id: string) => selection.all || selection.some.some((one) => one.id === id),
    /** Ticks or unticks one; with shift all from the one before. */
    choose(clicked: Chosen, range: boolean) {
      set(choose(selection, { items, clicked, anchor: anchor.current, range }))
      anchor.current = clicked.id
    },
    chooseAll: () => set({ all: true }),
    clear: () => set(NONE),
    /** An attempt is no more. */
    forget(id: string) {
      if (!selection.all) set({ all: false, some: selection.some.filter((one) => one.id !== id) })
    },
    /** They are pinned now, or no more. */
    notePinned(pinned: boolean) {
      if (!selection.all) set({ all: false, some: selection.some.map((one) => ({ ...one, pinned })) })
    },
  }
}
export type ChosenAttempts = ReturnType<typeof useChosen>
