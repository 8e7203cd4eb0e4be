import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api'

/** The page's cache of server state. An answer the server gave on purpose (4xx) is not asked for again. */
export function createQueryClient(): QueryClient {
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
