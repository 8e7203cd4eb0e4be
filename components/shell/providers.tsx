'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import { ThemeProvider } from 'next-themes'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useState } from 'react'
import { Toaster } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'
import { createQueryClient } from '@/lib/client/query-client'
import { Commands } from './commands'

/** What every page stands on: theme, server state, URL state, tooltips, toasts, commands. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queries] = useState(createQueryClient)
  // The scroll lock of dialogs writes a <style> element; under our CSP it needs the nonce of the document.
  if (nonce !== undefined && typeof window !== 'undefined') setNonce(nonce)
  return (
    <ThemeProvider attribute="class" defaultTheme="system" disableTransitionOnChange {...(nonce ? { nonce } : {})}>
      <QueryClientProvider client={queries}>
        <NuqsAdapter>
          <TooltipProvider delayDuration={350} skipDelayDuration={200}>
            {children}
            <Commands />
            <Toaster />
          </TooltipProvider>
        </NuqsAdapter>
      </QueryClientProvider>
    </ThemeProvider>
  )
}
