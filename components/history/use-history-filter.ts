'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import { type HistoryFilter, NO_FILTER } from '@/lib/client/history'

const TEXT = parseAsString.withDefault('')
// Safe: the same names, each with a parser.
const FILTERS = Object.fromEntries(Object.keys(NO_FILTER).map((name) => [name, TEXT])) as Record<keyof HistoryFilter, typeof TEXT>

/** The filter of the history as it stands in the address of the page, and how a part of it is changed. */
export function useHistoryFilter(): readonly [HistoryFilter, (part: Partial<HistoryFilter>) => void] {
  const [filter, setFilter] = useQueryStates(FILTERS, { history: 'replace' })
  const change = useCallback(
    (part: Partial<HistoryFilter>) =>
      void setFilter(Object.fromEntries(Object.entries(part).map(([name, value]) => [name, value || null]))),
    [setFilter],
  )
  return [filter, change]
}
