import 'server-only'
import type { AttemptOutcome } from '../../core/report/view'

/** Outcomes as they are counted; `none`: not known yet, or never known because it was interrupted. */
export const OUTCOME_KINDS = [
  'accepted',
  'invalid',
  'refused',
  'not-http',
  'unreachable',
  'timed-out',
  'blocked',
  'aborted',
  'none',
] as const satisfies readonly (AttemptOutcome | 'none')[]
export type OutcomeKind = (typeof OUTCOME_KINDS)[number]
export type OutcomeCounts = Readonly<Record<OutcomeKind, number>>
