import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import type { Retention, Storage } from './storage'

/** How much the data takes; asked again each second while something is being done. */
export const useStorage = (busy: boolean) =>
  useQuery({
    queryKey: ['storage'],
    queryFn: ({ signal }) => api<Storage>('/api/storage', { signal }),
    refetchInterval: ({ state }) => (busy || state.data?.job ? 1_000 : 30_000),
  })

/** How long attempts are kept. */
export const useRetention = () =>
  useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => api<Retention>('/api/storage/retention', { signal }),
    refetchInterval: 15_000,
  })
