'use client'

import { createContext, type ReactNode, use, useMemo, useState } from 'react'

/** Which finding is lit up: the one under the pointer or the focus, else the one pinned. */
type Lit = {
  readonly rule: string | null
  readonly pinned: string | null
  readonly hover: (rule: string | null) => void
  readonly pin: (rule: string | null) => void
}

const LitContext = createContext<Lit>({ rule: null, pinned: null, hover: () => undefined, pin: () => undefined })

export const useLit = (): Lit => use(LitContext)

/** Shares the lit finding between the bytes and the findings. `pinned` is kept by the caller, in the URL. */
export function LitProvider({
  pinned,
  onPin,
  children,
}: {
  pinned: string | null
  onPin: (rule: string | null) => void
  children: ReactNode
}) {
  const [hovered, hover] = useState<string | null>(null)
  const value = useMemo(() => ({ rule: hovered ?? pinned, pinned, hover, pin: onPin }), [hovered, pinned, onPin])
  return <LitContext value={value}>{children}</LitContext>
}

/** Handlers that light a finding while the pointer or the focus is on an element. */
export function useLitHandlers(rule: string) {
  const { hover } = useLit()
  return {
    onPointerEnter: () => hover(rule),
    onPointerLeave: () => hover(null),
    onFocus: () => hover(rule),
    onBlur: () => hover(null),
  }
}
