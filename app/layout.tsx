import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Notices } from '@/components/shell/notices'
import { Providers } from '@/components/shell/providers'
import { TopBar } from '@/components/shell/top-bar'
import { listNotices } from '@/lib/server/api/notices'
import { pagePerson } from '@/lib/server/auth/page-person'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Sockscope', template: '%s · Sockscope' },
  description: 'Sends exact WebSocket handshakes and explains the answer, rule by rule.',
  referrer: 'same-origin',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f8fa' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1014' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const person = await pagePerson()
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <Providers nonce={nonce} person={person}>
          <a
            href="#main"
            className="sr-only rounded-md bg-accent px-3 py-1 font-medium text-accent-foreground focus:not-sr-only focus:fixed focus:top-1.5 focus:left-2 focus:z-50"
          >
            Skip to content
          </a>
          <TopBar />
          {person === null ? null : <Notices given={listNotices()} />}
          <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
            {children}
          </main>
        </Providers>
      </body>
    </html>
  )
}
