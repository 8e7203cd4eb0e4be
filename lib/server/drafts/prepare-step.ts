import 'server-only'
import { beforeProblems } from '@/lib/core/before/problem'
import { stepDraft } from '@/lib/core/before/step-request'
import { InputError } from '@/lib/core/errors/errors'
import { type BeforeStep, extractedNames } from '@/lib/core/handshake/before-step'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { type PreparedDraft, prepareDraft } from './prepare'

/** What stands for a value that a step will give: it fits wherever such values go. */
const SAMPLE = '1'

/** A before step ready to be dialled. Throws InputError at its field. */
export function prepareStep(step: BeforeStep, index: number, given: Parameters<typeof stepDraft>[1]): PreparedDraft {
  const draft = stepDraft(step, given)
  // Host comes first where the step has none of its own.
  const own = draft.headers?.[0] === step.headers?.[0] ? 0 : 1
  try {
    return prepareDraft(draft)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const problems = error.problems.map(({ path, message }) => ({ path: pathInStep(path, index, own), message }))
    throw new InputError(error.code, error.message, problems)
  }
}

/** A path in the draft of a step as one in the draft it belongs to; what steps share with the handshake stays where it is. */
function pathInStep(path: string, index: number, added: number): string {
  if (/^request\.(?:variables|network)\b/.test(path)) return path
  const field = path.replace(/^request/, '').replace(/^\.headers\[(\d+)\]/, (_, at) => `.headers[${Number(at) - added}]`)
  return `request.before[${index}]${field}`
}

/**
 * A draft with before steps, looked at before anything is sent: its steps and its handshake as they would be with a sample for every
 * value the steps are to give. Throws InputError at the field.
 */
export function prepareWithSamples(exact: RequestDraft): PreparedDraft {
  const { before = [], ...handshake } = exact
  const problems = beforeProblems(before).map(({ path, message }) => ({ path: `request.${path}`, message }))
  if (problems.length > 0) throw new InputError('bad-before-step', problems.map(({ message }) => message).join('; '), problems)
  before.forEach((step, index) => {
    const variables = { ...exact.variables, ...samples(before.slice(0, index)) }
    prepareStep(step, index, { draft: exact, variables, jar: [], now: 0 })
  })
  return prepareDraft({ ...handshake, variables: { ...exact.variables, ...samples(before) } })
}

const samples = (steps: readonly BeforeStep[]) => Object.fromEntries(extractedNames(steps).map((name) => [name, SAMPLE]))
