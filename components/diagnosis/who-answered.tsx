'use client'

import { ChevronDown, Server } from 'lucide-react'
import { useId, useState } from 'react'
import { cn } from '@/components/ui/cn'
import type { AnsweredByView } from '@/lib/core/report/view'
import { ConfidenceBadge } from './confidence'
import { EvidenceList } from './evidence-list'
import { LAYER_WORDS } from './words'

/** Who wrote the answer, which part of the way that is, how sure it is, and who was seen in front; the evidence on demand. */
export function WhoAnswered({ answeredBy, onShowBytes }: { answeredBy: AnsweredByView; onShowBytes: (key: string) => void }) {
  const [open, setOpen] = useState(false)
  const region = useId()
  const all = [answeredBy, ...answeredBy.inFront]
  return (
    <div className="px-3 py-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Server aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span>
          Answered by <strong className="font-semibold">{answeredBy.product}</strong>, {LAYER_WORDS[answeredBy.layer]}
        </span>
        <ConfidenceBadge confidence={answeredBy.confidence} />
        {answeredBy.inFront.map(({ pack, product, confidence }) => (
          <span key={pack} className="inline-flex items-center gap-1.5">
            · {product} in front <ConfidenceBadge confidence={confidence} />
          </span>
        ))}
        <button
          type="button"
          aria-expanded={open}
          aria-controls={region}
          onClick={() => setOpen(!open)}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm text-muted text-xs underline underline-offset-2 hover:text-foreground"
        >
          How this is known
          <ChevronDown aria-hidden="true" className={cn('size-3.5', open && 'rotate-180')} />
        </button>
      </p>
      <div id={region} hidden={!open} className="mt-1.5 space-y-1.5 pl-6">
        {all.map(({ pack, product, evidence }) => (
          <div key={pack}>
            {all.length > 1 && <p className="text-muted text-xs">{product}</p>}
            <EvidenceList owner={pack} evidence={evidence} onShowBytes={onShowBytes} />
          </div>
        ))}
      </div>
    </div>
  )
}
