import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import type { PracticeList } from './practice'

/** The practice endpoints; asked for once a page. */
export function usePractice() {
  return useQuery({
    queryKey: ['practice'],
    queryFn: ({ signal }) => api<PracticeList>('/api/practice', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
