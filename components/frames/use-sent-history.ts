'use client'

import { useState } from 'react'
import type { FrameForm } from './compose-frame'

const KEPT = 50

/** What was sent before, newest last; `back` and `forward` walk through it like a shell's history. */
export function useSentHistory() {
  const [sent, setSent] = useState<readonly FrameForm[]>([])
  const [at, setAt] = useState(0)
  const go = (to: number): FrameForm | null => {
    const form = sent[to]
    if (!form) return null
    setAt(to)
    return form
  }
  return {
    add(form: FrameForm) {
      const next = [...sent, form].slice(-KEPT)
      setSent(next)
      setAt(next.length)
    },
    back: () => go(at - 1),
    forward: () => go(at + 1),
  }
}
