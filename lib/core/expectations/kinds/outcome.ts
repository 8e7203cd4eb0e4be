import type { OutcomeExpectation } from '../../handshake/expectation'
import type { Kind } from '../evidence'

const words = ({ is }: OutcomeExpectation) => is.join(' or ')

/** What became of the attempt as a whole. */
export const outcome: Kind<OutcomeExpectation> = {
  title: (one) => `Outcome is ${words(one)}`,
  expected: words,
  problem: ({ is }) => (is.length === 0 ? { field: 'is', message: 'There is no outcome: expected one such as accepted' } : null),
  judge({ is }, { evidence }) {
    const { outcome, state } = evidence
    if (outcome !== null) return { outcome: is.includes(outcome) ? 'pass' : 'fail', seen: `Outcome is ${outcome}` }
    return state === 'interrupted'
      ? { outcome: 'unknown', seen: 'The attempt was interrupted before its outcome was known' }
      : { outcome: 'pending', seen: 'The outcome is not known yet' }
  },
}
