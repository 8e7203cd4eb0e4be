import type { Expectation } from '../handshake/expectation'
import type { AttemptOutcome } from '../spec/attempt-outcome'
import type { Asked, Elapsed, Evidence, ExpectationView } from './evidence'
import { kindOf } from './kinds'

/**
 * Judges expectations by what is seen of an attempt so far. `asked` has what was found out elsewhere, by place in the list: of
 * messages, and of patterns of the user, which are never run here. Texts of the expectations have to be masked as the evidence is.
 */
export function judgeExpectations(
  expectations: readonly Expectation[],
  evidence: Evidence,
  asked: ReadonlyMap<number, Asked>,
  elapsed: Elapsed,
): ExpectationView[] {
  return expectations.map((expectation, index) => {
    const kind = kindOf(expectation)
    const { outcome, seen, at } = kind.judge(expectation, { evidence, elapsed, asked: asked.get(index) })
    const expected = kind.expected(expectation)
    return {
      id: `${expectation.kind}-${index + 1}`,
      kind: expectation.kind,
      title: kind.title(expectation),
      outcome,
      seen,
      expected,
      sentence: outcome === 'pass' ? seen : `${seen}: expected ${expected}`,
      ...(at === undefined ? {} : { at }),
    }
  })
}

/** Whether its answer has to be asked for: it needs messages, or a pattern of the user. */
export function asksElsewhere(expectation: Expectation): boolean {
  return kindOf(expectation).asks?.(expectation) ?? false
}

/** Whether only the end of the session decides it, so that a run does not wait for it before it ends the session itself. */
export function decidedByEnd(expectation: Expectation): boolean {
  switch (expectation.kind) {
    case 'close':
      return expectation.by === 'us'
    case 'time':
      return expectation.of === 'total'
    case 'rule':
      return expectation.rule?.startsWith('frames/') ?? false
    default:
      return false
  }
}

/** Whether a run passed; null while something may still come. Without expectations an accepted handshake passes. */
export function passedBy(expectations: readonly ExpectationView[] | null, outcome: AttemptOutcome | null): boolean | null {
  if (expectations === null) return outcome === null ? null : outcome === 'accepted'
  if (expectations.some((one) => one.outcome === 'fail' || one.outcome === 'unknown')) return false
  return expectations.some((one) => one.outcome === 'pending') ? null : true
}

/** Expectations at the end of a run's time: what may still have come has failed. */
export function outOfTime(expectations: readonly ExpectationView[], timeoutMs: number): ExpectationView[] {
  return expectations.map((one) => {
    if (one.outcome !== 'pending') return one
    const seen = `${one.seen} after ${timeoutMs} ms, when the run ended the session`
    return { ...one, outcome: 'fail', seen, sentence: `${seen}: expected ${one.expected}` }
  })
}
