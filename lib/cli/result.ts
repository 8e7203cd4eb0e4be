import type { ExpectationView } from '../core/expectations/evidence'
import type { AttemptView } from '../core/report/view'

/** What is read of a run's answer. */
export type RunAnswer = Pick<AttemptView, 'id' | 'createdAt' | 'endedAt' | 'outcome' | 'summary' | 'status' | 'timings'> & {
  readonly expectations: readonly ExpectationView[] | null
  readonly passed: boolean | null
}

/** The checks of a run: what the profile expects, or without any that the handshake is accepted. */
export function checksOf({ expectations, outcome, summary, passed }: RunAnswer): readonly ExpectationView[] {
  if (expectations !== null) return expectations
  const seen = `Outcome is ${outcome ?? 'not known'}`
  const check = { id: 'outcome', kind: 'outcome', title: 'The handshake is accepted', seen, expected: 'accepted' } as const
  return [{ ...check, outcome: passed === true ? 'pass' : 'fail', sentence: passed === true ? seen : summary }]
}

/** How long the attempt took, seconds. */
export function secondsOf({ createdAt, endedAt, timings }: RunAnswer): number {
  const ms = timings.total ?? (endedAt === null ? 0 : Date.parse(endedAt) - Date.parse(createdAt))
  return Math.round(ms) / 1000
}
