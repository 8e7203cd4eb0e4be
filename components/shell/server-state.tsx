'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queryClient } from '@/lib/client/query-client'

/** Stands around what asks the server for its state; apart from the layout, so that pages that do not ask begin without it. */
export function ServerState({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient()}>{children}</QueryClientProvider>
}
