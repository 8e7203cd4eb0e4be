import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Comparison } from '../core/report/compare/comparison'
import { api } from './api'
import { readLastGood, readSeries } from './compare'

/** The last attempt before one that worked; asked for once. */
export function useLastGood(id: string) {
  return useQuery({ queryKey: ['last-good', id], queryFn: ({ signal }) => readLastGood(id, signal), retry: false, staleTime: 60_000 })
}

/** The series an attempt stands in. */
export function useSeries(id: string | null) {
  return useQuery({
    queryKey: ['series', id],
    queryFn: ({ signal }) => readSeries(id ?? '', signal),
    enabled: id !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  })
}

/** Two attempts side by side; nothing is asked while there are not two. */
export function useAttemptComparison(a: string | null, b: string | null) {
  return useQuery({
    queryKey: ['compare', a, b],
    queryFn: ({ signal }) => api<Comparison>('/api/compare', { query: { a, b }, signal }),
    enabled: a !== null && b !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
