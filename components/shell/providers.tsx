'use client'

import { setNonce } from 'get-nonce'
import { ThemeProvider } from 'next-themes'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toast'
import { Commands } from './commands'

/** What every page stands on: theme, URL state, toasts, commands. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  // The scroll lock of dialogs writes a <style> element; under our CSP it needs the nonce of the document.
  if (nonce !== undefined && typeof window !== 'undefined') setNonce(nonce)
  return (
    <ThemeProvider attribute="class" defaultTheme="system" disableTransitionOnChange {...(nonce ? { nonce } : {})}>
      <NuqsAdapter>
        {children}
        <Commands />
        <Toaster />
      </NuqsAdapter>
    </ThemeProvider>
  )
}
