'use client'

import { useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { FrameView } from '../core/report/view'
import { type FrameFilter, type FrameWindow, fetchFrames, isFiltering, NO_FILTER, PAGE } from './frame-window'
import { queryClient } from './query-client'

const TAIL_MS = 1_000
const FIRST = 20

/** Rows of a frame list: how many, and the frame of each where it is here already. */
export type FrameRows = {
  readonly count: number
  readonly at: (index: number) => FrameView | undefined
  /** Number of the frame of a row, also where the frame is not here yet. */
  readonly numberAt: (index: number) => number | undefined
  /** Index of the row of frame `n`, or of the nearest after it. */
  readonly indexOf: (n: number) => number
  /** Frames that fit the filter; null while that is still being counted. */
  readonly matched: number | null
  readonly scannedTo: number
  readonly more: (() => void) | null
  readonly loading: boolean
  readonly error: unknown
}

function pageQuery(id: string, page: number, total: number) {
  return {
    // A page that was not full yet when it was fetched is fetched again when frames were added to it.
    queryKey: ['frames', id, page, Math.min(total, (page + 1) * PAGE)],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchFrames(id, page * PAGE + 1, NO_FILTER, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  }
}

const NO_FRAMES: readonly FrameView[] = []

/** The frames a session began with. */
export function useFirstFrames(id: string, total: number): readonly FrameView[] {
  const query = useQuery({ ...pageQuery(id, 0, firstTotal(total)), enabled: total > 0 })
  return query.data?.items ?? NO_FRAMES
}

/** The first page as the list asks for it, or, while that still grows, as it was with some twenty frames: those are enough. */
const firstTotal = (total: number) => (total < PAGE ? Math.min(total, FIRST) : PAGE)

/** Asks for what the tab of frames begins with, before it is opened. */
export function prefetchFirstFrames(id: string, total: number): void {
  void queryClient().prefetchQuery(pageQuery(id, 0, firstTotal(total)))
}

/** Asks for the frames around number `n` before they come into sight. */
export function useFetchAhead(id: string, total: number): (n: number) => void {
  const client = useQueryClient()
  return (n) => void client.prefetchQuery(pageQuery(id, Math.floor((Math.min(n, total) - 1) / PAGE), total))
}

/**
 * Every frame by its number: the newest from the live feed, others fetched page by page as they come into sight.
 * `total` may lag behind the feed while the list is paused.
 */
function useAllFrames(
  id: string,
  live: readonly FrameView[],
  total: number,
  visible: readonly [first: number, last: number],
  enabled: boolean,
): FrameRows {
  const held = useMemo(() => new Map(live.map((frame) => [frame.n, frame])), [live])
  const pages: number[] = []
  if (enabled) {
    const last = Math.min(visible[1], total - 1)
    for (let index = Math.max(0, visible[0]); index <= last; index++) {
      const page = Math.floor(index / PAGE)
      if (!held.has(index + 1) && pages.at(-1) !== page) pages.push(page)
    }
  }
  const fetched = useQueries({
    queries: pages.map((page) => pageQuery(id, page, total)),
  })
  const byNumber = new Map(fetched.flatMap((query) => query.data?.items ?? []).map((frame) => [frame.n, frame]))
  return {
    count: total,
    at: (index) => held.get(index + 1) ?? byNumber.get(index + 1),
    numberAt: (index) => (index >= 0 && index < total ? index + 1 : undefined),
    indexOf: (n) => Math.min(Math.max(n, 1), Math.max(total, 1)) - 1,
    matched: total,
    scannedTo: total,
    more: null,
    loading: fetched.some((query) => query.isPending),
    error: fetched.find((query) => query.error)?.error ?? null,
  }
}

/** The frames that fit a filter, found by the server; what arrives later is looked at once a second. */
function useFoundFrames(id: string, filter: FrameFilter, total: number, enabled: boolean): FrameRows {
  const query = useInfiniteQuery({
    queryKey: ['frames-found', id, filter],
    queryFn: ({ pageParam, signal }) => fetchFrames(id, pageParam, filter, signal),
    initialPageParam: 1,
    getNextPageParam: (last: FrameWindow) => last.nextFrom ?? last.scannedTo + 1,
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  })
  const { fetchNextPage, isFetching, data } = query
  const last = data?.pages.at(-1)
  const scannedTo = last?.scannedTo ?? 0
  const behind = last !== undefined && last.nextFrom === null && total > scannedTo
  useEffect(() => {
    if (!enabled || !behind || isFetching) return
    const timer = setTimeout(() => void fetchNextPage(), TAIL_MS)
    return () => clearTimeout(timer)
  }, [enabled, behind, isFetching, fetchNextPage])
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  // One answer looks only so long: where it found little, the next one is asked for at once.
  const goesOn = enabled && query.error === null && last !== undefined && last.nextFrom !== null && items.length < PAGE
  useEffect(() => {
    if (goesOn && !isFetching) void fetchNextPage()
  }, [goesOn, isFetching, fetchNextPage])
  return {
    count: items.length,
    at: (index) => items[index],
    numberAt: (index) => items[index]?.n,
    indexOf: (n) => {
      const index = items.findIndex((frame) => frame.n >= n)
      return index === -1 ? Math.max(0, items.length - 1) : index
    },
    matched: last === undefined || last.nextFrom !== null ? (data?.pages[0]?.matched ?? null) : items.length,
    scannedTo,
    more: last !== undefined && last.nextFrom !== null && !isFetching && !goesOn ? () => void fetchNextPage() : null,
    loading: query.isPending || isFetching || goesOn,
    error: query.error,
  }
}

/** The rows to show for a filter: all frames by number, or those found. */
export function useFrameRows(
  id: string,
  live: readonly FrameView[],
  total: number,
  filter: FrameFilter,
  visible: readonly [number, number],
): FrameRows {
  const filtering = isFiltering(filter)
  const all = useAllFrames(id, live, total, visible, !filtering)
  const found = useFoundFrames(id, filter, total, filtering)
  return filtering ? found : all
}
