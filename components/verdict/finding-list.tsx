'use client'

import { Crosshair } from 'lucide-react'
import Link from 'next/link'
import { VisibleText } from '@/components/attempt/visible-text'
import { count, effectWords, LEVEL_WORDS } from '@/components/attempt/words'
import { Button } from '@/components/ui/button'
import type { VerdictView } from '@/lib/core/report/view'
import { SectionLink } from './section-link'
import { byTone, type FindingTone, toneOf } from './tone'
import { TONES, VerdictMark } from './verdict-mark'

const HEADINGS: Record<FindingTone, string> = { fail: 'Failures', warn: 'Warnings', pass: 'Passed', neutral: 'Not judged' }

type Shows = {
  /** Lights up what a finding points at in the heads. */
  onShowBytes: (rule: string) => void
  /** Opens the frame a finding points at. */
  onShowFrame: (n: number) => void
}

function Finding({ verdict, onShowBytes, onShowFrame }: Shows & { verdict: VerdictView }) {
  const tone = toneOf(verdict)
  const frame = verdict.at[0]?.frame
  return (
    <li className="flex gap-3 px-3 py-2.5">
      <VerdictMark tone={tone} className="mt-0.5" />
      <div className="min-w-0 flex-1 text-sm">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <h4 className="font-medium">{verdict.title}</h4>
          <SectionLink title={verdict.sectionTitle} url={verdict.sectionUrl} />
          <span className="text-xs text-muted">
            {[LEVEL_WORDS[verdict.level], verdict.outcome === 'fail' && effectWords(verdict.rule, verdict.effect)]
              .filter(Boolean)
              .join(', ')}
          </span>
        </div>
        <p className="text-muted">
          <VisibleText text={verdict.because} />
        </p>
        {verdict.outcome === 'fail' && verdict.advice && <p className="mt-0.5">{verdict.advice}</p>}
        <Link
          href={`/rules/${verdict.rule}`}
          className="mt-0.5 inline-block mono text-muted underline decoration-border-strong underline-offset-2 hover:text-foreground"
        >
          {verdict.rule}
        </Link>
      </div>
      {frame !== undefined ? (
        <Button variant="ghost" size="sm" onClick={() => onShowFrame(frame)} className="shrink-0 self-start">
          <Crosshair aria-hidden="true" />
          Frame {count(frame)}
        </Button>
      ) : (
        verdict.at.length > 0 && (
          <Button variant="ghost" size="sm" onClick={() => onShowBytes(verdict.rule)} className="shrink-0 self-start">
            <Crosshair aria-hidden="true" />
            <span className="max-sm:sr-only">Show bytes</span>
          </Button>
        )
      )}
    </li>
  )
}

function Group({
  tone,
  verdicts,
  open,
  ...shows
}: Shows & {
  tone: FindingTone
  verdicts: readonly VerdictView[]
  open: boolean
}) {
  if (verdicts.length === 0) return null
  return (
    <details open={open} className="overflow-hidden rounded-md border bg-surface">
      <summary className="cursor-pointer px-3 py-2 text-sm hover:bg-sunken">
        <h3 className="inline font-semibold">{HEADINGS[tone]}</h3> <span className="text-muted">{verdicts.length}</span>
      </summary>
      <ul className="divide-y divide-border border-t">
        {verdicts.map((verdict) => (
          <Finding key={verdict.rule} verdict={verdict} {...shows} />
        ))}
      </ul>
    </details>
  )
}

/** Findings by gravity; what could not be judged is told too, closed. */
export function FindingList({
  verdicts,
  rulesVersion,
  ...shows
}: Shows & {
  verdicts: readonly VerdictView[]
  rulesVersion: string
}) {
  const groups = byTone(verdicts)
  const summary = (['fail', 'warn', 'pass', 'neutral'] as const).filter((tone) => groups[tone].length > 0)
  if (verdicts.length === 0) return <p className="py-6 text-sm text-muted">No rule has spoken yet: there is nothing to judge.</p>
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {summary.map((tone) => (
          <span key={tone} className="inline-flex items-center gap-1.5">
            <VerdictMark tone={tone} label="" /> {groups[tone].length} {TONES[tone].word.toLowerCase()}
          </span>
        ))}
        <span className="text-muted">rules {rulesVersion}</span>
      </p>
      <Group tone="fail" verdicts={groups.fail} {...shows} open />
      <Group tone="warn" verdicts={groups.warn} {...shows} open />
      <Group tone="pass" verdicts={groups.pass} {...shows} open={groups.fail.length + groups.warn.length === 0} />
      <Group tone="neutral" verdicts={groups.neutral} {...shows} open={false} />
    </div>
  )
}
