'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { fetchHistory, fetchHistoryTotal, type HistoryFilter, type HistoryPage, isNarrowed } from './history'

const REFRESH_MS = 3_000

const isRunning = (page: HistoryPage) =>
  page.items.some((item) => item.state === 'connecting' || item.state === 'open' || item.state === 'closing')

/** The history page by page; asked for again every three seconds while an attempt on the first page still runs. */
export function useHistory(filter: HistoryFilter) {
  const pages = useInfiniteQuery({
    queryKey: ['history', filter],
    queryFn: ({ pageParam, signal }) => fetchHistory(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) => {
      const first = query.state.data?.pages[0]
      return first && isRunning(first) && query.state.data?.pages.length === 1 ? REFRESH_MS : false
    },
  })
  const all = useQuery({ queryKey: ['history-total'], queryFn: ({ signal }) => fetchHistoryTotal(signal), enabled: isNarrowed(filter) })
  const last = pages.data?.pages.at(-1)
  return {
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    total: last?.total ?? 0,
    totalIsExact: last?.totalIsExact ?? true,
    /** Attempts the filter hides, where that is known. */
    hidden: isNarrowed(filter) && all.data !== undefined && last ? Math.max(0, all.data - last.total) : null,
    pending: pages.isPending,
    error: pages.error,
    more: pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : null,
    loadingMore: pages.isFetchingNextPage,
    reload: () => void pages.refetch(),
  }
}
