import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

/** One side of a conversation: what it is, how large, a button that copies it, and the octets. */
export function Column({ title, detail, copy, children }: { title: string; detail: string; copy: string | null; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 overflow-hidden rounded-md border bg-surface">
      <header className="flex min-h-10 items-center gap-2 border-b px-3 py-1">
        <h3 className="font-semibold text-sm">{title}</h3>
        <span className="text-xs text-muted">{detail}</span>
        {copy !== null && (
          <span className="ml-auto">
            <CopyButton value={copy} label={`Copy ${title.toLowerCase()}`} />
          </span>
        )}
      </header>
      {children}
    </section>
  )
}
