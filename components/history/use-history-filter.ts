'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { HistoryFilter } from '@/lib/client/history'
import { completed, type HistoryAddress, NO_ADDRESS, type ReadAddress, readAddress } from '@/lib/client/history-address'
import { keptBeginning, onBeginnings } from '@/lib/client/since'

const TEXT = parseAsString.withDefault('')
// Safe: the same names, each with a parser.
const PARSERS = Object.fromEntries(Object.keys(NO_ADDRESS).map((name) => [name, TEXT])) as Record<keyof HistoryAddress, typeof TEXT>

/** Changes parts of the address; by default the browser's back button undoes it. */
export type ChangeHistory = (part: Partial<HistoryAddress>, how?: 'push' | 'replace') => void
/** The address as it stands, with what cannot be used, and what is read from it. */
export type HistoryPlace = ReadAddress & { readonly address: HistoryAddress }

/** The filter of the history as it stands in the address of the page, how a part of it is changed, and the whole address. */
export function useHistoryFilter(): readonly [HistoryFilter, ChangeHistory, HistoryPlace] {
  const [address, setAddress] = useQueryStates(PARSERS, { scroll: false })
  const read = useMemo(() => readAddress(address), [address])
  const { since } = read
  const beginning = useSyncExternalStore(
    onBeginnings,
    () => (since === '' ? null : keptBeginning(since)),
    () => null,
  )
  const filter = useMemo(() => (beginning === null ? read.filter : { ...read.filter, from: beginning }), [read, beginning])
  const change: ChangeHistory = useCallback(
    (part, how = 'push') =>
      void setAddress(Object.fromEntries(Object.entries(completed(part)).map(([name, value]) => [name, value || null])), { history: how }),
    [setAddress],
  )
  return [filter, change, useMemo(() => ({ ...read, address }), [read, address])]
}
