'use client'

import { parseAsString, useQueryState } from 'nuqs'

/** One query parameter of the URL as state; `null` removes it. Replaces the history entry unless `push` is set. */
export function useUrlState(name: string, options?: { push?: boolean }): readonly [string | null, (value: string | null) => void] {
  const [value, set] = useQueryState(
    name,
    parseAsString.withOptions({ history: options?.push ? 'push' : 'replace', scroll: false, shallow: true }),
  )
  return [value, (next) => void set(next)]
}
