'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { HistoryFilter } from './history'
import { fetchStats } from './stats'

const LOOK_MS = 30_000

/** What the attempts that fit come to, looked at again every half minute; while others are asked for, what was there before. */
export function useStats(filter: HistoryFilter) {
  return useQuery({
    queryKey: ['stats', filter],
    queryFn: ({ signal }) => fetchStats(filter, signal),
    refetchInterval: LOOK_MS,
    placeholderData: keepPreviousData,
  })
}
