import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api'

/** A cache of server state. An answer the server gave on purpose (4xx) is not asked for again. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status < 500),
      },
      mutations: { retry: false },
    },
  })
}

let inBrowser: QueryClient | undefined

/** The page's one cache; on the server, where requests must not share one, a new one each time. */
export function queryClient(): QueryClient {
  if (typeof window === 'undefined') return createQueryClient()
  inBrowser ??= createQueryClient()
  return inBrowser
}
