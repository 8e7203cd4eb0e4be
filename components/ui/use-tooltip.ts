'use client'

import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'

/** Milliseconds the pointer rests before a tooltip shows; within SKIP after another one it shows at once. */
const DELAY = 350
const SKIP = 200
/** Milliseconds to get from the trigger onto the tooltip. */
const GRACE = 120

/** One tooltip at a time: this closes the one that is open. */
let closeOpen: (() => void) | null = null
let closedAt = Number.NEGATIVE_INFINITY

type State = 'closed' | 'delayed-open' | 'instant-open'

/** When a tooltip shows: while the pointer rests on the trigger or on the tooltip, and while the trigger has the focus. */
export function useTooltip({ onNear }: { onNear: () => void }) {
  const [state, setState] = useState<State>('closed')
  const timer = useRef(0)
  const entered = useRef(false)
  const pressed = useRef(false)

  const close = useCallback(() => {
    window.clearTimeout(timer.current)
    if (closeOpen !== close) return
    closeOpen = null
    closedAt = performance.now()
    setState('closed')
  }, [])
  useEffect(() => close, [close])

  const show = (how: State) => {
    window.clearTimeout(timer.current)
    if (closeOpen !== close) closeOpen?.()
    closeOpen = close
    setState(how)
  }
  const stay = () => window.clearTimeout(timer.current)
  const leave = () => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(close, GRACE)
  }
  const trigger = {
    onPointerMove: (event: PointerEvent) => {
      if (event.pointerType === 'touch' || entered.current) return
      entered.current = true
      onNear()
      stay()
      if (closeOpen === close) return
      if (closeOpen !== null || performance.now() - closedAt < SKIP) show('instant-open')
      else timer.current = window.setTimeout(() => show('delayed-open'), DELAY)
    },
    onPointerLeave: () => {
      entered.current = false
      leave()
    },
    onPointerDown: () => {
      close()
      pressed.current = true
      document.addEventListener('pointerup', () => (pressed.current = false), { once: true })
    },
    onFocus: () => {
      onNear()
      if (!pressed.current) show('instant-open')
    },
    onBlur: close,
    onClick: close,
  }
  return { state, close, trigger, bubble: { onPointerEnter: stay, onPointerLeave: leave } }
}
