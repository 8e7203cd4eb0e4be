'use client'

import { useEffect } from 'react'
import { addCommands, type Command } from './commands'

/** Offers commands in the palette while the component is on the page. Memoise the list. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => addCommands(commands), [commands])
}
