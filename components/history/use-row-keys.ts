'use client'

import type { RefObject } from 'react'
import { useShortcut } from '@/lib/client/use-shortcut'

const GROUP = 'History'
const noMenu = () => document.querySelector('[role=menu]') === null
const onLink = () => document.activeElement?.matches('[data-row-link]') === true
const inRow = () => noMenu() && (document.activeElement?.closest('[data-row]') ?? null) !== null

type Keys = {
  searchField: RefObject<HTMLInputElement | null>
  /** To the row so many further on; backwards when negative. */
  move: (by: number) => void
  tick: () => void
  pin: () => void
  mayAct: boolean
}

/** The keys of the list, as the `?` sheet tells them. */
export function useRowKeys({ searchField, move, tick, pin, mayAct }: Keys): void {
  const options = { group: GROUP }
  useShortcut('/', () => searchField.current?.focus(), { ...options, does: 'Go to the search' })
  useShortcut('j', () => move(1), { ...options, does: 'Next attempt', when: noMenu })
  useShortcut('k', () => move(-1), { ...options, does: 'Previous attempt', when: noMenu })
  useShortcut('arrowdown', () => move(1), { ...options, does: 'Next attempt, from an attempt', when: onLink })
  useShortcut('arrowup', () => move(-1), { ...options, does: 'Previous attempt, from an attempt', when: onLink })
  useShortcut('enter', () => (document.activeElement as HTMLElement | null)?.click(), {
    ...options,
    does: 'Open the attempt',
    when: onLink,
  }) // safe: a link, just tested
  useShortcut('x', tick, { ...options, does: 'Tick the attempt', when: inRow })
  useShortcut('p', pin, { ...options, does: 'Pin or unpin the attempt', when: inRow, enabled: mayAct })
}
