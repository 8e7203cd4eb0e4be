import { useQuery } from '@tanstack/react-query'
import { api } from './api'

/** A built-in endpoint to try things on; `teaches` says what can be learned there. */
export type PracticeEndpoint = { readonly url: string; readonly title: string; readonly teaches: string }
export type PracticeList = {
  readonly listener: { readonly address: string; readonly port: number } | null
  readonly items: readonly PracticeEndpoint[]
}

/** The practice endpoints; asked for when `enabled`, once a page. */
export function usePractice(enabled = true) {
  return useQuery({
    queryKey: ['practice'],
    queryFn: ({ signal }) => api<PracticeList>('/api/practice', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
}
