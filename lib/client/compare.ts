import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Comparison } from '../core/report/compare/comparison'
import { api } from './api'

export type EarlierAttempt = { readonly id: string; readonly createdAt: string; readonly summary: string }
export type LastGood = {
  readonly attempt: EarlierAttempt | null
  readonly by: 'profile' | 'target' | null
  readonly previous: EarlierAttempt | null
}

/** The page that shows two attempts side by side, `a` as the one before. */
export const comparePath = (a: string, b: string) => `/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`

/** What an attempt can be compared with. */
export const readLastGood = (id: string, signal?: AbortSignal) =>
  api<LastGood>(`/api/attempts/${encodeURIComponent(id)}/last-good`, signal === undefined ? {} : { signal })

/** The last attempt before one that worked; asked for once. */
export function useLastGood(id: string) {
  return useQuery({ queryKey: ['last-good', id], queryFn: ({ signal }) => readLastGood(id, signal), retry: false, staleTime: 60_000 })
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
