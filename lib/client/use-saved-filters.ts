import { useQuery } from '@tanstack/react-query'
import { listSavedFilters } from './saved-filters'

export const SAVED_FILTERS_KEY = ['saved-filters'] as const

/** The saved filters of the workspace, by name. */
export const useSavedFilters = () =>
  useQuery({ queryKey: SAVED_FILTERS_KEY, queryFn: ({ signal }) => listSavedFilters(signal), staleTime: 30_000 })
