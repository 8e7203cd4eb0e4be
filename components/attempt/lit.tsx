'use client'

import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import type { Place } from '@/lib/core/bytes/span'

/** Which finding, or which evidence of a diagnosis, is lit up: the one under the pointer or the focus, else the one pinned. */
type Lit = {
  readonly rule: string | null
  readonly pinned: string | null
  /** Where the lit evidence stands; empty where a finding is lit. */
  readonly seenAt: readonly Place[]
  readonly hover: (rule: string | null) => void
  readonly pin: (rule: string | null) => void
}

const LitContext = createContext<Lit>({ rule: null, pinned: null, seenAt: [], hover: () => undefined, pin: () => undefined })

export const useLit = (): Lit => use(LitContext)

/** Shares the lit finding between the bytes and the findings. `pinned` is kept by the caller, in the URL; `evidence` by key. */
export function LitProvider({
  pinned,
  onPin,
  evidence,
  children,
}: {
  pinned: string | null
  onPin: (rule: string | null) => void
  evidence: ReadonlyMap<string, readonly Place[]>
  children: ReactNode
}) {
  const [hovered, hover] = useState<string | null>(null)
  const value = useMemo(() => {
    const rule = hovered ?? pinned
    return { rule, pinned, seenAt: (rule !== null && evidence.get(rule)) || [], hover, pin: onPin }
  }, [hovered, pinned, onPin, evidence])
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
