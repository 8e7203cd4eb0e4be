'use client'

import { useRef } from 'react'
import type { Opened } from './opened'

/** Gives the focus back to the trigger when its sheet closes, unless the reader went elsewhere to close it. */
export function useSheetFocus({ trigger }: Pick<Opened, 'trigger'>) {
  const wentElsewhere = useRef(false)
  return {
    onInteractOutside: (event: Event) => {
      if (event.target instanceof Node && trigger.current?.contains(event.target)) event.preventDefault()
      else wentElsewhere.current = true
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (!wentElsewhere.current) trigger.current?.focus()
      wentElsewhere.current = false
    },
  }
}
