import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { expectationProblems } from '@/lib/core/expectations/problem'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { ruleById } from '@/lib/core/rules'

/**
 * Refuses expectations that cannot be judged: a path or pattern that cannot be read, a rule that is none. The draft is exact: a
 * pattern that is shown masked need not be one. Throws InputError that names each field.
 */
export function assertExpectations({ expectations = [] }: RequestDraft): void {
  const unknown = expectations.flatMap((one, index) => {
    if (one.kind !== 'rule' || one.rule === undefined || ruleById(one.rule) !== undefined) return []
    const message = `There is no rule ${JSON.stringify(one.rule)}: expected an id of GET /api/rules`
    return [{ path: `expectations[${index}].rule`, message }]
  })
  const problems = [...expectationProblems(expectations), ...unknown].map(({ path, message }) => ({ path: `request.${path}`, message }))
  if (problems.length > 0) throw new InputError('bad-expectation', problems.map(({ message }) => message).join('; '), problems)
}
