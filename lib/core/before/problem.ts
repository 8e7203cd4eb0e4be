import type { InputProblem } from '../errors/errors'
import { parseJsonPath } from '../expectations/json-path'
import { patternProblem } from '../expectations/text-test'
import { type BeforeStep, type Extraction, type MessageExtraction, MOST_EXTRACTIONS, MOST_STEPS } from '../handshake/before-step'
import { isToken } from '../spec/grammar'
import { quoted } from '../spec/words'

const VARIABLE = /^(?:secret:)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,91}$/

/** What is wrong with before steps whatever their placeholders will be, each with its path in the draft. */
export function beforeProblems(steps: readonly BeforeStep[]): InputProblem[] {
  const many =
    steps.length > MOST_STEPS ? [{ path: 'before', message: `There are ${steps.length} before steps: expected at most ${MOST_STEPS}` }] : []
  return [
    ...many,
    ...steps.flatMap((step, index) => stepProblems(step).map(({ path, message }) => ({ path: `before[${index}].${path}`, message }))),
  ]
}

function stepProblems({ method, url, expect, extract = [] }: BeforeStep): InputProblem[] {
  const problems: InputProblem[] = []
  if (!method.includes('{{') && !isToken(method))
    problems.push({ path: 'method', message: `The method is ${quoted(method)}: expected a name such as GET or POST` })
  if (!url.trim().startsWith('{{') && !/^https?:\/\/./i.test(url.trim()))
    problems.push({ path: 'url', message: `The URL is ${quoted(url)}: expected http:// or https:// and a host` })
  if (expect?.length === 0) problems.push({ path: 'expect', message: 'No status is expected: expected one such as 200 or 2xx' })
  if (extract.length > MOST_EXTRACTIONS)
    problems.push({ path: 'extract', message: `${extract.length} values are taken: expected at most ${MOST_EXTRACTIONS}` })
  extract.forEach((one, index) => {
    for (const { path, message } of extractionProblems(one)) problems.push({ path: `extract[${index}].${path}`, message })
  })
  return problems
}

/** What is wrong with one extraction. */
export function extractionProblems({ variable, from }: Extraction): InputProblem[] {
  const problems: InputProblem[] = []
  if (!VARIABLE.test(variable)) {
    const message = `The variable is ${quoted(variable)}: expected a name of letters, digits, "_", "." and "-"`
    problems.push({ path: 'variable', message })
  }
  const problem = sourceProblem(from)
  if (problem !== null) problems.push({ path: 'from', message: problem })
  return problems
}

/** What is wrong with a value of messages. */
export function messageExtractionProblems(extraction: MessageExtraction): InputProblem[] {
  const { variable, from, secret = false } = extraction
  const hidden = 'regex' in from && (secret || variable.startsWith('secret:'))
  const message = 'A pattern is looked for while the message is shown already: take a secret by JSON path'
  return [...extractionProblems(extraction), ...(hidden ? [{ path: 'from', message }] : [])]
}

function sourceProblem(from: Extraction['from']): string | null {
  if ('json' in from) {
    const read = parseJsonPath(from.json)
    return read.ok ? null : read.problem
  }
  if ('regex' in from) return patternProblem(from.regex)?.message ?? null
  const [kind, name] = 'header' in from ? ['header', from.header] : ['cookie', from.cookie]
  return isToken(name) ? null : `The name of the ${kind} is ${quoted(name)}: expected a name without spaces and separators`
}
