import type { ReactNode } from 'react'

/** An entry of the command palette. */
export type Command = {
  readonly id: string
  readonly title: string
  readonly group: string
  /** Other words it is found by. */
  readonly keywords?: string
  readonly shortcut?: string
  readonly icon?: ReactNode
  readonly run: () => void
}

let sources: readonly (readonly Command[])[] = []
let flat: readonly Command[] = []
const listeners = new Set<() => void>()

function change(next: readonly (readonly Command[])[]) {
  sources = next
  flat = next.flat()
  for (const listener of listeners) listener()
}

/** Adds commands; gives what removes them. */
export function addCommands(commands: readonly Command[]): () => void {
  change([...sources, commands])
  return () => change(sources.filter((other) => other !== commands))
}

/** The commands of what is on the page now. */
export function currentCommands(): readonly Command[] {
  return flat
}

/** Calls back whenever commands came or went; gives what ends that. */
export function onCommands(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
