'use client'

import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { openPalette } from './commands'
import { Logo } from './logo'
import { isCurrent, PAGES } from './navigation'
import { NavigationMenu } from './navigation-menu'
import { usePerson } from './person'
import { ThemeSwitch } from './theme-switch'

/** Only where people sign in. */
const PersonMenu = dynamic(() => import('./person-menu').then((module) => module.PersonMenu))
/** Pages for who is not signed in. */
const STRANGERS = ['/sign-in', '/set-up', '/invitation']

/** Product name, pages, command palette, theme. Pages fold into a menu on narrow screens. */
export function TopBar() {
  const pathname = usePathname()
  const team = usePerson()?.access === 'team'
  const signedOut = STRANGERS.some((page) => pathname.startsWith(page))
  return (
    <header className="sticky top-0 z-30 flex h-11 shrink-0 items-center gap-1 border-b bg-surface px-3">
      <Link href="/" className="mr-3 flex items-center gap-2 rounded-sm font-semibold text-base tracking-tight">
        <Logo className="size-5 text-accent" />
        Sockscope
      </Link>
      {signedOut ? null : (
        <>
          <nav aria-label="Pages" className="hidden h-full items-stretch sm:flex">
            {PAGES.map((page) => (
              <PageLink key={page.href} href={page.href} title={page.title} current={isCurrent(page.href, pathname)} />
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <Button variant="secondary" size="sm" className="mr-1 hidden font-normal text-muted lg:inline-flex" onClick={openPalette}>
              <Search />
              Search or run
              <Kbd keys="mod+k" className="ml-3" />
            </Button>
            <IconButton label="Search or run" shortcut="mod+k" className="lg:hidden" onClick={openPalette}>
              <Search />
            </IconButton>
          </div>
        </>
      )}
      <div className={cn('flex items-center gap-1', signedOut && 'ml-auto')}>
        <ThemeSwitch />
        {signedOut || !team ? null : <PersonMenu />}
        {signedOut ? null : <NavigationMenu className="sm:hidden" />}
      </div>
    </header>
  )
}

function PageLink({ href, title, current }: { href: string; title: string; current: boolean }) {
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className="relative flex items-center px-2.5 text-muted text-sm transition-colors after:absolute after:inset-x-2.5 after:bottom-[-1px] after:h-0.5 hover:text-foreground focus-visible:-outline-offset-2 aria-[current]:font-medium aria-[current]:text-foreground aria-[current]:after:bg-accent"
    >
      {title}
    </Link>
  )
}
