import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { FindingTone } from './tone'

export const TONES = {
  fail: { icon: CircleX, word: 'Fail', text: 'text-fail', soft: 'bg-fail-soft', edge: 'border-fail' },
  warn: { icon: TriangleAlert, word: 'Warning', text: 'text-warn', soft: 'bg-warn-soft', edge: 'border-warn' },
  pass: { icon: CircleCheck, word: 'Pass', text: 'text-pass', soft: 'bg-pass-soft', edge: 'border-pass' },
  neutral: { icon: CircleDashed, word: 'Not judged', text: 'text-muted', soft: 'bg-sunken', edge: 'border-border' },
} as const satisfies Record<FindingTone, unknown>

/** The icon of a verdict, named for those who do not see it; an empty label where the words stand beside it. */
export function VerdictMark({ tone, label, className }: { tone: FindingTone; label?: string; className?: string }) {
  const { icon: Icon, word, text } = TONES[tone]
  const named = label === '' ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label ?? word } as const)
  return <Icon {...named} className={cn('size-4 shrink-0', text, className)} />
}
