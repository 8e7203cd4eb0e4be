import type { InputProblem } from '../errors/errors'
import type { Expectation } from '../handshake/expectation'
import { kindOf } from './kinds'

/** Expectations of one draft at most. */
export const MOST_EXPECTATIONS = 50

/** What is wrong with expectations, each with its path in the draft: those without a problem can be judged. */
export function expectationProblems(expectations: readonly Expectation[]): InputProblem[] {
  return expectations.flatMap((expectation, index) => {
    const problem = kindOf(expectation).problem(expectation)
    return problem === null ? [] : [{ path: `expectations[${index}].${problem.field}`, message: problem.message }]
  })
}
