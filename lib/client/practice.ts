import { useQuery } from '@tanstack/react-query'
import type { HeaderPair, RequestDraft } from '../core/handshake/draft'
import { api } from './api'
import { standardLines } from './composer/standard-lines'

/** A built-in endpoint to try things on; `teaches` says what can be learned there. */
export type PracticeEndpoint = {
  readonly url: string
  readonly title: string
  readonly teaches: string
  /** Lines it wants besides the standard ones. */
  readonly headers?: readonly HeaderPair[]
}
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

/** A draft that the endpoint answers as it is meant to: the standard lines and those it wants. */
export function draftOfPractice({ url, headers = [] }: PracticeEndpoint): RequestDraft {
  return { url, headers: [...(standardLines(url) ?? []), ...headers.map(([name, value]) => ({ line: `${name}: ${value}` }))] }
}
