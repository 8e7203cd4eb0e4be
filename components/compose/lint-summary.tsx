'use client'

import { CircleCheck } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { type FindingTone, toneOf } from '@/components/verdict/tone'
import { TONES, VerdictMark } from '@/components/verdict/verdict-mark'
import type { DraftLint, Finding } from '@/lib/client/lint-draft'

const NOUN: Partial<Record<FindingTone, readonly [string, string]>> = { fail: ['failure', 'failures'], warn: ['warning', 'warnings'] }

/** How many findings the draft has; opened, it lists them, and choosing one leads to its place. */
export function LintSummary({ lint, onShow }: { lint: DraftLint; onShow: (finding: Finding) => void }) {
  const counts = { fail: 0, warn: 0 }
  for (const { verdict } of lint.findings) if (toneOf(verdict) === 'fail') counts.fail += 1
  counts.warn = lint.findings.length - counts.fail
  if (!lint.judged) return null
  if (lint.findings.length === 0) {
    return (
      <span className="inline-flex items-center gap-1 text-muted text-xs">
        <CircleCheck aria-hidden className="size-3.5 text-pass" /> No findings
      </span>
    )
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" className="-ml-1 px-1.5">
          {(['fail', 'warn'] as const)
            .filter((tone) => counts[tone] > 0)
            .map((tone) => (
              <span key={tone} className={`inline-flex items-center gap-1 ${TONES[tone].text}`}>
                <VerdictMark tone={tone} label="" className="size-3.5" />
                {counts[tone]} {NOUN[tone]?.[counts[tone] === 1 ? 0 : 1]}
              </span>
            ))}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-96">
        {lint.findings.map((finding) => (
          <DropdownMenuItem key={finding.verdict.rule} onSelect={() => onShow(finding)} className="items-start">
            <VerdictMark tone={toneOf(finding.verdict)} className="mt-[3px] size-3.5" />
            <span className="min-w-0 flex-1">{finding.verdict.title}</span>
            <span className="shrink-0 text-muted text-xs">{finding.verdict.sectionTitle}</span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
