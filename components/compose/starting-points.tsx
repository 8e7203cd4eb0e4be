'use client'

import { ClipboardPaste, FolderOpen, LayoutTemplate, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'

type StartingPointsProps = { onPaste: () => void; onPreset: () => void; onDismiss: () => void }

const POINT =
  'flex min-w-0 flex-1 items-center gap-2.5 px-3 py-2 text-left transition-colors hover:bg-sunken focus-visible:-outline-offset-2'

/** Three ways to begin, shown until they are dismissed. */
export function StartingPoints({ onPaste, onPreset, onDismiss }: StartingPointsProps) {
  return (
    <section aria-label="Ways to begin" className="flex items-stretch border-b bg-surface">
      <div className="flex min-w-0 flex-1 flex-col divide-y sm:flex-row sm:divide-x sm:divide-y-0">
        <button type="button" onClick={onPaste} className={POINT}>
          <Point icon={<ClipboardPaste />} title="Paste" text="A curl command, a HAR, a collection or a log" />
        </button>
        <button type="button" onClick={onPreset} className={POINT}>
          <Point icon={<LayoutTemplate />} title="Preset" text="Jenkins, Rancher, Socket.IO, MQTT …" />
        </button>
        <Link href="/profiles" className={POINT}>
          <Point icon={<FolderOpen />} title="Profile" text="One that you or a teammate saved" />
        </Link>
      </div>
      <div className="flex items-center border-l px-1">
        <IconButton label="Hide these hints" size="icon-sm" onClick={onDismiss}>
          <X />
        </IconButton>
      </div>
    </section>
  )
}

function Point({ icon, title, text }: { icon: ReactNode; title: string; text: string }) {
  return (
    <>
      <span className="shrink-0 text-accent [&>svg]:size-4" aria-hidden>
        {icon}
      </span>
      <span className="min-w-0 text-xs">
        <span className="font-medium text-foreground">{title}</span> <span className="text-muted">{text}</span>
      </span>
    </>
  )
}
