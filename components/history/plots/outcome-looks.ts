import { OUTCOME_WORDS } from '@/components/attempt/words'
import type { BarSeries } from '@/components/ui/stacked-bars'
import type { OutcomeKind } from '@/lib/client/stats'

/** Outcomes as they are stacked, from the ground up; those of one colour differ in how they are filled. */
const LOOKS = {
  accepted: { colour: '--pass', fill: 'solid' },
  refused: { colour: '--fail', fill: 'solid' },
  invalid: { colour: '--fail', fill: 'rising' },
  'not-http': { colour: '--fail', fill: 'dots' },
  unreachable: { colour: '--fail', fill: 'level' },
  'timed-out': { colour: '--warn', fill: 'solid' },
  blocked: { colour: '--warn', fill: 'falling' },
  aborted: { colour: '--muted', fill: 'upright' },
  none: { colour: '--muted', fill: 'hollow' },
} as const satisfies Record<OutcomeKind, Omit<BarSeries, 'name'>>

export const OUTCOME_ORDER = Object.keys(LOOKS) as readonly OutcomeKind[] // safe: the keys of the record above

/** The name of an outcome, also of none. */
export const outcomeName = (kind: OutcomeKind): string => (kind === 'none' ? 'No outcome yet' : OUTCOME_WORDS[kind].word)

export const outcomeSeries = (kind: OutcomeKind): BarSeries => ({ name: outcomeName(kind), ...LOOKS[kind] })
