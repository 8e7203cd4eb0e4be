'use client'

import { LogOut, Settings, UserRound } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { signOut } from '@/lib/client/sign-out'
import { usePerson } from './person'

/** Who is signed in, and the way out; nothing where nobody signs in. */
export function PersonMenu() {
  const person = usePerson()
  if (person === null || person.access === 'alone') return null
  const leave = () => signOut().catch((error) => toast({ tone: 'fail', title: 'Signing out did not work', description: errorText(error) }))
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`Signed in as ${person.name}, ${person.role}`} className="max-w-40">
          <UserRound />
          <span className="truncate max-md:sr-only">{person.name}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <p className="px-2 py-1.5 text-muted text-xs">
          {person.name} · {person.role}
        </p>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/settings">
            <Settings /> Settings
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void leave()}>
          <LogOut /> Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
