'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { cn } from '@/components/ui/cn'
import { SectionLink } from '@/components/verdict/section-link'
import { type FindingTone, toneOf } from '@/components/verdict/tone'
import { TONES, VerdictMark } from '@/components/verdict/verdict-mark'
import type { VerdictView } from '@/lib/core/report/view'

/** The findings of one place: the gravest in one line, all of them with sentence, advice and section when opened. */
export function FindingLine({ verdicts, className }: { verdicts: readonly VerdictView[]; className?: string }) {
  const [open, setOpen] = useState(false)
  const [worst] = verdicts
  if (worst === undefined) return null
  const tone = toneOf(worst)
  return (
    <div className={cn('min-w-0', className)}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 w-full min-w-0 items-center gap-1.5 rounded-sm text-left text-xs"
      >
        <ToneWord tone={tone} />
        <span className="min-w-0 truncate text-foreground">
          <VisibleText text={worst.title} />
        </span>
        {verdicts.length > 1 ? <span className="shrink-0 text-muted">and {verdicts.length - 1} more</span> : null}
        <ChevronRight aria-hidden className={cn('size-3 shrink-0 text-muted transition-transform', open && 'rotate-90')} />
      </button>
      {open ? (
        <ul className="grid gap-2 pb-2">
          {verdicts.map((verdict) => (
            <li
              key={verdict.rule}
              className="grid gap-0.5 border-l-2 pl-2.5 text-xs"
              style={{ borderColor: `var(--${toneColour(toneOf(verdict))})` }}
            >
              {verdicts.length > 1 ? (
                <p className="flex items-center gap-1.5 font-medium">
                  <ToneWord tone={toneOf(verdict)} />
                  <VisibleText text={verdict.title} />
                </p>
              ) : null}
              <p className="break-words">
                <VisibleText text={verdict.because} />
              </p>
              {verdict.advice ? <p className="break-words text-muted">{verdict.advice}</p> : null}
              <p className="flex flex-wrap gap-x-3">
                <SectionLink title={verdict.sectionTitle} url={verdict.sectionUrl} />
                <Link
                  href={`/rules/${verdict.rule}`}
                  prefetch={false}
                  className="mono text-muted underline decoration-border-strong underline-offset-2 hover:text-foreground"
                >
                  {verdict.rule}
                </Link>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** Icon and word of a tone. */
export function ToneWord({ tone }: { tone: FindingTone }) {
  return (
    <span className={cn('inline-flex shrink-0 items-center gap-1 font-medium', TONES[tone].text)}>
      <VerdictMark tone={tone} label="" className="size-3.5" />
      {TONES[tone].word}
    </span>
  )
}

function toneColour(tone: FindingTone): string {
  return tone === 'neutral' ? 'border' : tone
}
