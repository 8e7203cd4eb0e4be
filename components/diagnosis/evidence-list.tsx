'use client'

import { Crosshair } from 'lucide-react'
import { useLit, useLitHandlers } from '@/components/attempt/lit'
import { evidenceKey } from '@/components/attempt/lit-places'
import { VisibleText } from '@/components/attempt/visible-text'
import { cn } from '@/components/ui/cn'
import type { EvidenceView } from '@/lib/core/report/view'

/** Parts of the conversation that the Handshake tab shows. */
const SHOWN: ReadonlySet<string> = new Set(['request', 'response', 'body'])

function Lighting({ mark, text, onShowBytes }: { mark: string; text: string; onShowBytes: (key: string) => void }) {
  const { pinned, pin } = useLit()
  const isPinned = pinned === mark
  return (
    <button
      type="button"
      aria-pressed={isPinned}
      title="Show these bytes"
      onClick={() => (isPinned ? pin(null) : onShowBytes(mark))}
      {...useLitHandlers(mark)}
      className={cn(
        'inline-flex min-h-6 items-start gap-1.5 rounded-sm px-1 text-left underline decoration-border-strong decoration-dotted underline-offset-4 [overflow-wrap:anywhere] hover:bg-accent-soft',
        isPinned && 'bg-accent-soft font-medium',
      )}
    >
      <Crosshair aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-accent" />
      <VisibleText text={text} />
    </button>
  )
}

/** What was seen, a line each; where it stands in what travelled, pointing at it lights up its octets and pressing it keeps them lit. */
export function EvidenceList({
  owner,
  evidence,
  onShowBytes,
}: {
  owner: string
  evidence: readonly EvidenceView[]
  onShowBytes: (key: string) => void
}) {
  return (
    <ul aria-label="Evidence" className="space-y-0.5 text-sm">
      {evidence.map(({ text, at }, n) => {
        const key = evidenceKey(owner, n)
        const lights = at.some(({ part }) => SHOWN.has(part))
        return (
          <li key={key}>
            {lights ? (
              <Lighting mark={key} text={text} onShowBytes={onShowBytes} />
            ) : (
              <span className="block px-1 py-0.5 pl-6 [overflow-wrap:anywhere]">
                <VisibleText text={text} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
