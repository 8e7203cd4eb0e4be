'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ActivityView } from '../core/report/activity'
import { api } from './api'

const LOOK_MS = 1_000

/** What travelled over time, looked at once a second while the session is open. `null` looks at nothing. */
export function useActivity(id: string | null, live: boolean) {
  return useQuery({
    // The last look of a session is made anew once it has ended.
    queryKey: ['activity', id, live],
    queryFn: ({ signal }) => api<ActivityView>(`/api/attempts/${encodeURIComponent(id ?? '')}/activity`, { signal }),
    enabled: id !== null,
    refetchInterval: live ? LOOK_MS : false,
    staleTime: live ? 0 : Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
}
