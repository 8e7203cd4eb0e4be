import { useState } from 'react'
import type { FrameDraft } from '@/lib/core/handshake/draft'
import { fillMessage, hasPlaceholders, missingOf, SAMPLE } from '@/lib/core/handshake/fill-message'

type Values = Readonly<Record<string, string>>

/** The placeholders of a composed message: which it has, what fills them, and the frame as it is sent, kept and shown before. */
export function useMessageVariables(frame: FrameDraft | null, attempt: Values = {}) {
  const [fill, setFill] = useState(true)
  const [values, setValues] = useState<Values>({})
  const asked = frame !== null && hasPlaceholders(frame)
  const wanted = asked ? missingOf(frame, attempt) : []
  const own = Object.fromEntries(wanted.filter((name) => (values[name] ?? '') !== '').map((name) => [name, values[name] ?? '']))
  const filled = asked && fill
  const sent = filled ? { ...frame, variables: own } : frame
  const missing = filled ? wanted.filter((name) => !Object.hasOwn(own, name)) : []
  return {
    /** The message has placeholders. */
    asked,
    fill,
    setFill,
    values,
    setValues,
    /** Placeholders that want a value from whoever sends it. */
    wanted,
    missing,
    /** As it is sent. */
    frame: sent,
    /** As it is kept: without values. */
    kept: filled ? { ...frame, variables: {} } : frame,
    /** As it is shown before: filled as far as that is known here. */
    shown: sent === null || missing.length > 0 ? frame : fillMessage(sent, attempt, () => SAMPLE),
  }
}
