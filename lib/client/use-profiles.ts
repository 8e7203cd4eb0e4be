import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { compareVersions, listLabels, listProfiles, listVersions, type ProfileFilter, readProfile } from './profiles'

/** Every key begins with `profiles`, so that one call makes all of it fresh after a change. */
export const PROFILES_KEY = ['profiles'] as const

/** Profiles page by page, last changed first. */
export function useProfiles(filter: ProfileFilter) {
  return useInfiniteQuery({
    queryKey: [...PROFILES_KEY, 'list', filter],
    queryFn: ({ pageParam, signal }) => listProfiles({ ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** Folders and tags in use. */
export function useProfileLabels() {
  return useQuery({ queryKey: [...PROFILES_KEY, 'labels'], queryFn: ({ signal }) => listLabels(signal), placeholderData: keepPreviousData })
}

/** One profile; nothing is asked while there is no id. */
export function useProfile(id: string | null) {
  return useQuery({ queryKey: [...PROFILES_KEY, 'one', id], queryFn: ({ signal }) => readProfile(id ?? '', signal), enabled: id !== null })
}

/** The names of some profiles by their ids; of those that are known already. */
export function useProfileNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const profiles = useQueries({
    queries: ids.map((id) => ({
      queryKey: [...PROFILES_KEY, 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => readProfile(id, signal),
      staleTime: 60_000,
    })),
  })
  return new Map(profiles.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])))
}

/** Versions of a profile page by page, newest first. */
export function useVersions(id: string) {
  return useInfiniteQuery({
    queryKey: [...PROFILES_KEY, 'versions', id],
    queryFn: ({ pageParam, signal }) => listVersions(id, pageParam, 50, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
  })
}

/** Two versions side by side; nothing is asked where there are no two. */
export function useComparison(id: string, a: number | null, b: number | null) {
  return useQuery({
    queryKey: [...PROFILES_KEY, 'compare', id, a, b],
    queryFn: ({ signal }) => compareVersions(id, a ?? 0, b ?? 0, signal),
    enabled: a !== null && b !== null && a !== b,
    placeholderData: keepPreviousData,
  })
}
