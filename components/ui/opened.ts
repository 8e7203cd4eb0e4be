'use client'

import { createContext, type RefObject, useContext } from 'react'

/** What a trigger and the sheet it opens share. */
export type Opened = {
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  readonly trigger: RefObject<HTMLButtonElement | null>
  readonly triggerId: string
  readonly sheetId: string
  /** Whether a key opened it. */
  readonly byKeyboard: RefObject<boolean>
}

export const OpenedContext = createContext<Opened | null>(null)

/** The menu or popover this stands in. */
export function useOpened(): Opened {
  const opened = useContext(OpenedContext)
  if (opened === null) throw new Error('A trigger or sheet stands outside of its menu or popover')
  return opened
}
