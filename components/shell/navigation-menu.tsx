'use client'

import { Menu } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { isCurrent, PAGES } from './navigation'

/** The pages as a menu, for narrow screens. */
export function NavigationMenu({ className }: { className?: string }) {
  const pathname = usePathname()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Pages" className={className}>
          <Menu />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {PAGES.map(({ href, title, icon: Icon }) => (
          <DropdownMenuItem key={href} asChild className="min-h-9 aria-[current]:font-medium">
            <Link href={href} aria-current={isCurrent(href, pathname) ? 'page' : undefined}>
              <Icon />
              {title}
            </Link>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
