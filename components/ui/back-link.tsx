import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'

/** Leads to the page this one belongs to. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="inline-flex min-h-6 items-center gap-1 text-muted text-xs hover:text-foreground">
      <ChevronLeft aria-hidden="true" className="size-3.5" />
      {children}
    </Link>
  )
}
