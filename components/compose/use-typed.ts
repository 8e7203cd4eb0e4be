'use client'

import { useState } from 'react'

/**
 * The text of a field whose value is read from it: it stays as it was typed as long as it reads as the value, also while it cannot be
 * read whole.
 */
export function useTyped<Value>(
  value: Value,
  show: (value: Value) => string,
  read: (text: string) => Value,
): readonly [text: string, type: (text: string) => Value] {
  const [typed, setTyped] = useState(() => show(value))
  const text = JSON.stringify(read(typed)) === JSON.stringify(value) ? typed : show(value)
  return [
    text,
    (next) => {
      setTyped(next)
      return read(next)
    },
  ]
}
