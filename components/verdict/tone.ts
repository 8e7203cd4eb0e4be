import type { VerdictView } from '@/lib/core/report/view'

export type FindingTone = 'fail' | 'warn' | 'pass' | 'neutral'
type Judged = Pick<VerdictView, 'outcome' | 'level' | 'effect'>

/** Colour and icon of a verdict: a broken "must", or one that makes clients give up, is a failure; the rest is a warning. */
export function toneOf(verdict: Judged): FindingTone {
  if (verdict.outcome === 'pass') return 'pass'
  if (verdict.outcome !== 'fail') return 'neutral'
  return verdict.level === 'must' || verdict.effect === 'clients-fail' ? 'fail' : 'warn'
}

const RANK: Record<FindingTone, number> = { fail: 0, warn: 1, pass: 2, neutral: 3 }

/** Smaller is graver: for sorting. */
export const gravity = (tone: FindingTone): number => RANK[tone]

/** The gravest tone, or null for none. */
export function worstTone(tones: readonly FindingTone[]): FindingTone | null {
  return tones.reduce<FindingTone | null>((worst, tone) => (worst === null || RANK[tone] < RANK[worst] ? tone : worst), null)
}

/** Verdicts by tone, gravest first; clients that fail before clients that go on. */
export function byTone<V extends Judged>(verdicts: readonly V[]): Record<FindingTone, V[]> {
  const groups: Record<FindingTone, V[]> = { fail: [], warn: [], pass: [], neutral: [] }
  for (const verdict of verdicts) groups[toneOf(verdict)].push(verdict)
  groups.fail.sort((a, b) => Number(b.effect === 'clients-fail') - Number(a.effect === 'clients-fail'))
  return groups
}
