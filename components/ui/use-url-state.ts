'use client'

import { parseAsString, useQueryState } from 'nuqs'
import { useCallback } from 'react'

/** One query parameter of the URL as state; `null` removes it. Replaces the history entry unless `push` is set. */
export function useUrlState(name: string, options?: { push?: boolean }): readonly [string | null, (value: string | null) => void] {
  const [value, set] = useQueryState(
    name,
    parseAsString.withOptions({ history: options?.push ? 'push' : 'replace', scroll: false, shallow: true }),
  )
  const change = useCallback((next: string | null) => void set(next), [set])
  return [value, change]
}
