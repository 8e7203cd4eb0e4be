'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createQueryClient } from '@/lib/client/query-client'

let inBrowser: ReturnType<typeof createQueryClient> | undefined

/** The page's one cache; on the server, where requests must not share one, a new one each time. */
function queryClient() {
  if (typeof window === 'undefined') return createQueryClient()
  inBrowser ??= createQueryClient()
  return inBrowser
}

/** Stands around what asks the server for its state; apart from the layout, so that pages that do not ask begin without it. */
export function ServerState({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient()}>{children}</QueryClientProvider>
}
