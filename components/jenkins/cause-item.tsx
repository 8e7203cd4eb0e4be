'use client'

import { VisibleText } from '@/components/attempt/visible-text'
import { ToneIcon, toneText } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { TcpDiagnosis } from '@/lib/core/jenkins/tcp-cause'
import { CONFIDENCES, WEIGHTS } from './words'

/** One cause: what is the matter, and folded below it the evidence, why, what to do, and where that is known from. */
export function CauseItem({ diagnosis, open }: { diagnosis: TcpDiagnosis; open: boolean }) {
  const { word, tone } = WEIGHTS[diagnosis.weight]
  return (
    <li>
      <details open={open} className="group">
        <summary className="flex cursor-pointer items-start gap-2 px-3 py-2 hover:bg-sunken/60">
          <ToneIcon tone={tone} className="mt-[3px]" />
          <span className="min-w-0 flex-1 break-words font-medium">
            <VisibleText text={diagnosis.title} />
          </span>
          <span className={cn('shrink-0 text-xs', toneText(tone))}>{word}</span>
        </summary>
        <div className="grid gap-2 px-3 pb-3 pl-8">
          {diagnosis.weight === 'good' ? null : <p className="break-words">{diagnosis.remedy}</p>}
          <p className="break-words text-muted">
            {diagnosis.cause} <span className="text-xs">({CONFIDENCES[diagnosis.confidence]})</span>
          </p>
          <ul aria-label="Evidence" className="grid gap-1">
            {diagnosis.evidence.map(({ text, step }) => (
              <li key={`${step} ${text}`} className="mono break-words text-xs">
                <a href={`#step-${step}`} className="rounded-sm underline decoration-border underline-offset-2 hover:decoration-current">
                  <VisibleText text={text} />
                </a>
              </li>
            ))}
          </ul>
          <p className="break-words text-muted text-xs">Source: {diagnosis.source}</p>
        </div>
      </details>
    </li>
  )
}
