'use client'

import { useLit, useLitHandlers } from '@/components/attempt/lit'
import { cn } from '@/components/ui/cn'
import type { VerdictView } from '@/lib/core/report/view'
import { toneOf } from './tone'
import { TONES, VerdictMark } from './verdict-mark'

/** A finding as a button: pointing at it lights up its octets, pressing it keeps them lit. */
export function FindingChip({ verdict }: { verdict: VerdictView }) {
  const { rule, pinned, pin } = useLit()
  const tone = toneOf(verdict)
  const isPinned = pinned === verdict.rule
  return (
    <button
      type="button"
      aria-pressed={isPinned}
      onClick={() => pin(isPinned ? null : verdict.rule)}
      {...useLitHandlers(verdict.rule)}
      className={cn(
        'flex min-h-6 items-center gap-1.5 rounded-md border px-2 py-0.5 text-left text-xs',
        TONES[tone].soft,
        isPinned || rule === verdict.rule ? TONES[tone].edge : 'border-transparent',
        isPinned && 'font-semibold',
      )}
    >
      <VerdictMark tone={tone} className="size-3.5" />
      {verdict.title}
    </button>
  )
}
