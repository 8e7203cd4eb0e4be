'use client'

import { useEffect, useEffectEvent } from 'react'
import { addShortcut } from './shortcuts'

/** The group of shortcuts that also work while a dialog is open. */
export const EVERYWHERE = 'Everywhere'

type Options = {
  /** What it does, for the `?` sheet: "Connect". */
  does: string
  /** Heading in the sheet, such as "Workbench". */
  group?: string
  enabled?: boolean
  /** Whether it also works while a text field has the focus; default: only for combinations with `mod` or `alt`. */
  whileTyping?: boolean
  /** Whether it works where the focus is now; must not change from one rendering to the next. */
  when?: () => boolean
}

/** Runs `run` on a key combination such as `mod+enter` or `?` while the component is on the page. */
export function useShortcut(keys: string, run: (event: KeyboardEvent) => void, options: Options): void {
  const { does, group = EVERYWHERE, enabled = true, whileTyping = /mod|alt|ctrl/.test(keys), when } = options
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (!enabled) return
    return addShortcut({ keys, does, group, whileTyping, when, run: (event) => latest(event) })
  }, [keys, does, group, enabled, whileTyping, when])
}
