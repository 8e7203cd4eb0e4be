'use client'

import type { VirtualItem } from '@tanstack/react-virtual'
import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { keepPlace, type ListPlace, markEntry } from './list-places'
import { topOf } from './use-list-top'

/** How long what stands above the list may still grow after a return. */
const SETTLING_MS = 1_500
/** The top bar covers so much of the window. */
const COVERED = 56

type Options = {
  /** Names the list. */
  id: string
  list: RefObject<HTMLElement | null>
  /** Where the reader left it, when the back button led here again. */
  place: ListPlace | undefined
  top: number
  active: string | null
  sizes: () => VirtualItem[]
}

/** Goes to the place the reader left a list at, else to its beginning when that is out of sight; keeps the place for the next return. */
export function useListPlace({ id, list, place, top, active, sizes }: Options): void {
  const settling = useRef(false)
  const last = useRef(0)
  const mark = useEffectEvent(() => markEntry(id))
  const keep = useEffectEvent(() => keepPlace(id, { offset: last.current, sizes: sizes(), active }))
  useLayoutEffect(() => {
    const begin = topOf(list.current)
    if (place) window.scrollTo(0, begin + place.offset)
    else if (window.scrollY > begin - COVERED) window.scrollTo(0, begin - COVERED)
    settling.current = place !== undefined
    last.current = place?.offset ?? window.scrollY - begin
    const onScroll = () => {
      mark()
      if (!settling.current) last.current = window.scrollY - topOf(list.current)
    }
    const onSettled = () => {
      settling.current = false
    }
    /** A reader who leaves moves first. */
    const onMove = () => {
      mark()
      onSettled()
    }
    const timer = setTimeout(onSettled, SETTLING_MS)
    const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const
    for (const move of MOVES) window.addEventListener(move, onMove, { passive: true, capture: true })
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const move of MOVES) window.removeEventListener(move, onMove, { capture: true })
      window.removeEventListener('scroll', onScroll)
      keep()
    }
  }, [list, place])
  useLayoutEffect(() => {
    const target = top + (place?.offset ?? 0)
    if (settling.current && Math.abs(window.scrollY - target) > 1) window.scrollTo(0, target)
  }, [top, place])
}
