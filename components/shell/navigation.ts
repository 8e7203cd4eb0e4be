import { BookOpenCheck, Cable, Columns2, FolderOpen, History, Layers, Settings, SquareTerminal, Stethoscope } from 'lucide-react'

/** The pages of the top bar. */
export const PAGES = [
  { href: '/', title: 'Workbench', icon: SquareTerminal },
  { href: '/attempts', title: 'History', icon: History },
  { href: '/profiles', title: 'Profiles', icon: FolderOpen },
  { href: '/environments', title: 'Environments', icon: Layers },
  { href: '/jenkins', title: 'Jenkins TCP', icon: Cable },
  { href: '/rules', title: 'Rules', icon: BookOpenCheck },
  { href: '/diagnoses', title: 'Diagnoses', icon: Stethoscope },
  { href: '/settings', title: 'Settings', icon: Settings },
] as const

/** Pages that others lead to. */
export const INNER_PAGES = [
  { href: '/panes', title: 'Sessions side by side', icon: Columns2 },
  { href: '/compare', title: 'Compare two attempts', icon: Columns2 },
  { href: '/storage', title: 'Storage and backups', icon: Settings },
] as const

/** Whether `href` is the section a path lies in. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
}
