'use client'

import Link from 'next/link'
import { useLitHandlers } from '@/components/attempt/lit'
import { VisibleText } from '@/components/attempt/visible-text'
import type { VerdictView } from '@/lib/core/report/view'
import { SectionLink } from './section-link'
import { toneOf } from './tone'
import { VerdictMark } from './verdict-mark'

/** A finding in one or two lines, as it stands under the line it speaks of. */
export function FindingBrief({ verdict }: { verdict: VerdictView }) {
  const handlers = useLitHandlers(verdict.rule)
  const broken = verdict.outcome === 'fail'
  return (
    <div className="rounded-md px-2 py-1.5 text-sm hover:bg-sunken" {...handlers}>
      <div className="flex flex-wrap items-center gap-x-2 [&>a]:inline-flex [&>a]:min-h-6 [&>a]:items-center">
        <VerdictMark tone={toneOf(verdict)} />
        <Link href={`/rules/${verdict.rule}`} className="font-medium hover:underline">
          {verdict.title}
        </Link>
        <SectionLink title={verdict.sectionTitle} url={verdict.sectionUrl} />
      </div>
      <p className="pl-6 text-muted">
        <VisibleText text={verdict.because} />
      </p>
      {broken && verdict.advice && <p className="pl-6">{verdict.advice}</p>}
    </div>
  )
}
