'use client'

import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { VisibleText } from '@/components/attempt/visible-text'
import type { DiagnosisView } from '@/lib/core/report/view'
import { ConfidenceBadge } from './confidence'
import { EvidenceList } from './evidence-list'
import { SnippetCard } from './snippet-card'
import { TryThis } from './try-this'
import { BASIS_WORDS, causeTitle, LAYER_WORDS } from './words'

type CardProps = {
  diagnosis: DiagnosisView
  attemptId: string
  open: boolean
  onShowBytes: (key: string) => void
  onTried: (id: string) => void
}

/** One cause: what is the matter and how sure that is, the evidence, why it happens, what to do, and what can be tried at once. */
export function CauseCard({ diagnosis, attemptId, open, onShowBytes, onTried }: CardProps) {
  const { id, layer, basis, confidence, evidence, cause, remedy, snippets, change, source } = diagnosis
  return (
    <details open={open} className="group/cause min-w-0">
      <summary className="flex cursor-pointer list-none items-start gap-2 px-3 py-2 hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronDown
          aria-hidden="true"
          className="mt-1 size-3.5 shrink-0 text-muted transition-transform group-open/cause:rotate-180 motion-reduce:transition-none"
        />
        <h4 className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
          <VisibleText text={causeTitle(diagnosis)} />
        </h4>
        <span className="mt-0.5">
          <ConfidenceBadge confidence={confidence} />
        </span>
      </summary>
      <div className="space-y-2 px-3 pb-3 pl-8">
        <EvidenceList owner={id} evidence={evidence} onShowBytes={onShowBytes} />
        <p className="max-w-[80ch] text-muted [overflow-wrap:anywhere]">
          <VisibleText text={cause} />
        </p>
        <p className="max-w-[80ch] [overflow-wrap:anywhere]">
          <span className="font-medium">What to do: </span>
          <VisibleText text={remedy} />
        </p>
        {snippets.map((snippet) => (
          <SnippetCard key={snippet.id} snippet={snippet} />
        ))}
        {change && <TryThis attemptId={attemptId} change={change} onTried={onTried} />}
        <p className="text-muted text-xs [overflow-wrap:anywhere]">
          <Link href={`/diagnoses?q=${encodeURIComponent(id)}`} className="mono underline underline-offset-2 hover:text-foreground">
            {id}
          </Link>
          {` · ${LAYER_WORDS[layer]} · ${BASIS_WORDS[basis]} · ${source}`}
        </p>
      </div>
    </details>
  )
}
