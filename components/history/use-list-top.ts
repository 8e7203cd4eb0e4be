'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'

/** Where an element begins in the page, pixels. */
export const topOf = (element: HTMLElement | null): number =>
  element === null ? 0 : Math.round(element.getBoundingClientRect().top + window.scrollY)

/** The same, told again when what stands above it grows or shrinks. */
export function useListTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setTop(topOf(list.current))
    measure()
    const observer = new ResizeObserver(measure)
    for (let element = list.current?.parentElement; element; element = element.parentElement) observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  return top
}
