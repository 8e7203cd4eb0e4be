'use client'

import { setNonce } from 'get-nonce'
import { ThemeProvider } from 'next-themes'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toast'
import { Commands } from './commands'
import { type Person, PersonContext } from './person'

type ProvidersProps = { nonce: string | undefined; person: Person | null; children: ReactNode }

/** What every page stands on: theme, URL state, who looks at it, toasts, commands. */
export function Providers({ nonce, person, children }: ProvidersProps) {
  // The scroll lock of dialogs writes a <style> element; under our CSP it needs the nonce of the document.
  if (nonce !== undefined && typeof window !== 'undefined') setNonce(nonce)
  return (
    <ThemeProvider attribute="class" defaultTheme="system" disableTransitionOnChange {...(nonce ? { nonce } : {})}>
      <NuqsAdapter>
        <PersonContext value={person}>
          {children}
          <Commands />
        </PersonContext>
        <Toaster />
      </NuqsAdapter>
    </ThemeProvider>
  )
}
