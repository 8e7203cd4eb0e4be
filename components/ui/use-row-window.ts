'use client'

import { type RefObject, useCallback, useLayoutEffect, useReducer, useRef } from 'react'

/** Browsers draw nothing beyond some 17 million pixels (Firefox) or 33 million (Chromium): a longer list is scrolled by share. */
const MOST_PIXELS = 8_000_000

export type RowWindow = {
  /** Height of what is scrolled, pixels. */
  readonly height: number
  /** Indices of the rows to draw; `last` below `first`: none. */
  readonly first: number
  readonly last: number
  /** Where a row of the window stands in what is scrolled, pixels. */
  topOf(index: number): number
  onScroll(): void
  scrollToIndex(index: number, align?: 'nearest' | 'center'): void
}

type Place = {
  /** What the list would be scrolled to if it could be as high as it is long. */
  readonly virtual: number
  readonly real: number
  readonly height: number
}

type Options = {
  /** The list stays at its end as it grows. */
  readonly atEnd?: boolean
  /** Rows drawn before and behind those in sight. */
  readonly overscan?: number
}

/**
 * Rows of one height, of which only those in sight are drawn, at a cost that does not depend on how many there are. In a list that is
 * longer than a browser can scroll, small movements go row by row and large ones by share of the whole.
 */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  row: number,
  { atEnd = false, overscan = 6 }: Options = {},
): RowWindow {
  const full = count * row
  const height = Math.min(full, MOST_PIXELS)
  const held = useRef<Place>({ virtual: 0, real: 0, height: 0 })
  const size = useRef({ full, height })
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0)

  const keep = useCallback((next: Place) => {
    const before = held.current
    held.current = next
    if (before.virtual !== next.virtual || before.real !== next.real || before.height !== next.height) draw()
  }, [])

  const onScroll = useCallback(() => {
    const element = box.current
    if (element) keep(placeAfter(held.current, element.scrollTop, held.current.height, size.current))
  }, [box, keep])

  const place = atEnd || held.current.virtual > full ? reach(full, held.current.height, { full, height }) : held.current
  // What is measured is never asked for while drawing: that would make the browser lay out everything twice.
  useLayoutEffect(() => {
    size.current = { full, height }
    const moved = held.current.real !== place.real
    held.current = place
    if (moved && box.current) box.current.scrollTop = place.real
  })

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => keep({ ...held.current, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [box, keep])

  const scrollToIndex = useCallback(
    (index: number, align: 'nearest' | 'center' = 'nearest') => {
      const virtual = placeFor(held.current, index * row, row, align)
      const next = reach(virtual, held.current.height, size.current)
      if (box.current) box.current.scrollTop = next.real
      keep(next)
    },
    [box, row, keep],
  )

  const first = Math.max(0, Math.floor(place.virtual / row) - overscan)
  const last = Math.min(count - 1, Math.ceil((place.virtual + place.height) / row) + overscan)
  const shift = place.real - place.virtual
  return { height, first, last: place.height === 0 ? -1 : last, topOf: (index) => index * row + shift, onScroll, scrollToIndex }
}

type Size = { readonly full: number; readonly height: number }

/** Where the list is after the browser scrolled it to `real`. */
export function placeAfter(before: Place, real: number, height: number, size: Size): Place {
  const mostReal = Math.max(0, size.height - height)
  const mostVirtual = Math.max(0, size.full - height)
  if (mostReal === mostVirtual) return { virtual: real, real, height }
  const moved = real - before.real
  if (real <= 0) return { virtual: 0, real, height }
  if (real >= mostReal - 1) return { virtual: mostVirtual, real, height }
  const virtual = Math.abs(moved) <= 2 * height ? before.virtual + moved : (real / mostReal) * mostVirtual
  return { virtual: Math.min(Math.max(0, virtual), mostVirtual), real, height }
}

/** Where the browser has to scroll to for a place in the list. */
export function reach(virtual: number, height: number, size: Size): Place {
  const mostReal = Math.max(0, size.height - height)
  const mostVirtual = Math.max(0, size.full - height)
  const to = Math.min(Math.max(0, virtual), mostVirtual)
  return { virtual: to, real: mostVirtual === 0 ? 0 : mostReal === mostVirtual ? to : Math.round((to / mostVirtual) * mostReal), height }
}

function placeFor({ virtual, height }: Place, top: number, row: number, align: 'nearest' | 'center'): number {
  if (align === 'center') return top - (height - row) / 2
  if (top < virtual) return top
  return top + row > virtual + height ? top + row - height : virtual
}
