'use client'

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { type AttemptSummary, countHistory, type HistoryFilter, type HistoryPage, type HistorySort, isNarrowed, NO_FILTER } from './history'
import {
  FIRST,
  fetchPage,
  type HistoryKey,
  type HistoryPages,
  knownOf,
  mapRows,
  type PageStart,
  pageBefore,
  pageWith,
} from './history-pages'

const REFRESH_MS = 3_000
const LOOK_MS = 5_000
/** A search by words costs more than a look into an index. */
const LOOK_FOR_WORDS_MS = 15_000
/** Pages of 50 that are held: what is far from the rows in sight is let go, and asked for again on the way back. */
const HELD_PAGES = 12
const KEPT_MS = 30 * 60_000

const isRunning = ({ state }: AttemptSummary) => state === 'connecting' || state === 'open' || state === 'closing'
const NONE: readonly AttemptSummary[] = []

/** Asks every three seconds for the pages on which an attempt still runs. */
function useRunningRows(key: HistoryKey, data: HistoryPages | undefined) {
  const client = useQueryClient()
  const running = data?.pageParams.filter((_param, i) => data.pages[i]?.items.some(isRunning)) ?? []
  useQuery({
    queryKey: ['history-running', ...key.slice(1), running.map(({ cursor }) => cursor)],
    queryFn: async ({ signal }) => {
      for (const param of running) {
        const page = await fetchPage(key, param, signal)
        client.setQueryData<HistoryPages>(
          key,
          (now) => now && { ...now, pages: now.pages.map((old, i) => (now.pageParams[i]?.cursor === param.cursor ? page : old)) },
        )
      }
      return running.length
    },
    enabled: running.length > 0,
    refetchInterval: REFRESH_MS,
    staleTime: REFRESH_MS,
    gcTime: 0,
  })
}

/** How many attempts that fit came after the list was made; 0 where another order than newest first is looked at. */
function useNewAttempts(key: HistoryKey, ready: boolean) {
  const [, filter, sort] = key
  const { until } = knownOf(key)
  const past = filter.to !== '' && Date.parse(filter.to) < Date.now()
  const since = { ...filter, from: until ?? filter.from }
  const arrived = useQuery({
    queryKey: ['history-new', since],
    queryFn: ({ signal }) => countHistory(since, signal),
    enabled: ready && sort === 'newest' && !past,
    refetchInterval: filter.q === '' ? LOOK_MS : LOOK_FOR_WORDS_MS,
    staleTime: LOOK_MS,
    gcTime: 0,
    retry: false,
  })
  return ready && sort === 'newest' && !past ? (arrived.data ?? null) : null
}

/** The history by pages, of which some are held; newer attempts are counted and shown when that is asked for. */
export function useHistory(filter: HistoryFilter, sort: HistorySort) {
  const client = useQueryClient()
  const key: HistoryKey = useMemo(() => ['history', filter, sort], [filter, sort])
  const query = useInfiniteQuery<HistoryPage, Error, HistoryPages, HistoryKey, PageStart>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(key, pageParam, signal),
    initialPageParam: FIRST,
    getNextPageParam: (last, _pages, param) =>
      last.nextCursor === null ? undefined : { cursor: last.nextCursor, start: param.start + last.items.length },
    getPreviousPageParam: (_first, _pages, param) => pageBefore(key, param),
    maxPages: HELD_PAGES,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  })
  const { data, isPlaceholderData, refetch, fetchNextPage, fetchPreviousPage } = query
  const narrowed = isNarrowed(filter)
  const all = useQuery({
    queryKey: ['history-total'],
    queryFn: ({ signal }) => countHistory(NO_FILTER, signal),
    enabled: narrowed,
  })
  useRunningRows(key, isPlaceholderData ? undefined : data)
  const arrived = useNewAttempts(key, data !== undefined && !isPlaceholderData)
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? NONE, [data])
  const last = data?.pages.at(-1)

  const change = useCallback(
    (of: (attempt: AttemptSummary) => AttemptSummary | null) => {
      client.setQueryData<HistoryPages>(key, (now) => now && mapRows(now, of))
    },
    [client, key],
  )
  /** Holds the page that begins there and no other. */
  const goTo = useCallback(
    async (start: PageStart) => {
      await client.cancelQueries({ queryKey: key, exact: true })
      const page = await fetchPage(key, start, new AbortController().signal)
      client.setQueryData<HistoryPages>(key, { pages: [page], pageParams: [start] })
      return page
    },
    [client, key],
  )
  const showNew = useCallback(async () => {
    knownOf(key).until = null
    const page = await goTo(FIRST)
    void client.invalidateQueries({ queryKey: ['history-total'] })
    return page.items[0]
  }, [client, goTo, key])

  return {
    key,
    items,
    /** How many rows stand before the first item. */
    before: data?.pageParams[0]?.start ?? 0,
    total: last?.total ?? 0,
    totalIsExact: last?.totalIsExact ?? true,
    search: last?.search ?? null,
    /** Attempts the filter hides, where that is known. */
    hidden:
      narrowed && all.data?.totalIsExact && last?.totalIsExact ? Math.max(0, all.data.total - last.total - (arrived?.total ?? 0)) : null,
    /** Attempts that fit and came after the list was made. */
    arrived: arrived?.total ?? 0,
    arrivedIsExact: arrived?.totalIsExact ?? true,
    pending: query.isPending,
    /** What is shown is of the filter before. */
    stale: isPlaceholderData,
    /** Nothing can be shown. */
    error: data === undefined || isPlaceholderData ? query.error : null,
    /** There is more, and it could not be loaded. */
    moreError: data !== undefined && !isPlaceholderData ? query.error : null,
    hasMore: query.hasNextPage && !isPlaceholderData,
    loading: query.isFetching,
    more: useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]),
    /** Brings the rows around one that was let go: its page, when it is near what is held, else that page alone. */
    back: useCallback(
      (row: number) => {
        const first = client.getQueryData<HistoryPages>(key)?.pageParams[0]
        const wanted = pageWith(key, row)
        if (first === undefined || wanted.start >= first.start) return
        if (pageBefore(key, first)?.cursor === wanted.cursor) void fetchPreviousPage({ cancelRefetch: false })
        else void goTo(wanted)
      },
      [client, key, fetchPreviousPage, goTo],
    ),
    reload: useCallback(() => void refetch(), [refetch]),
    showNew,
    change,
  }
}
