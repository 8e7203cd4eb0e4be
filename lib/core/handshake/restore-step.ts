import type { InputProblem } from '../errors/errors'
import type { BeforeStep } from './before-step'
import type { RequestDraft } from './draft'
import { substitute } from './substitute'
import { parseTarget } from './target'

type Variables = Readonly<Record<string, string>>

/** Scheme, host and port of a step with its placeholders filled; its URL itself where that cannot be read. */
export function stepOrigin({ url }: Pick<BeforeStep, 'url'>, variables: Variables): string {
  const filled = substitute(url.trim(), variables).text
  const read = parseTarget(filled.replace(/^http(?=s?:\/\/)/i, 'ws'))
  return read.ok ? `${read.target.scheme} ${read.target.host} ${read.target.port}` : filled
}

/** Whether every step goes to a place where the record went too: its secrets may be sent there. */
export function stepsStayWithin(
  masked: RequestDraft,
  exact: RequestDraft,
  { variables, handshake }: { readonly variables: Variables; readonly handshake: string },
): boolean {
  const known = new Set([handshake, ...(exact.before ?? []).map((step) => stepOrigin(step, exact.variables ?? {}))])
  return (masked.before ?? []).every((step) => known.has(stepOrigin(step, variables)))
}

/** Exact URL and body of a masked step; what was changed around a mask becomes a problem. Header lines are restored as those of the handshake. */
export function restoreStepTexts(
  masked: BeforeStep,
  {
    shown,
    exact,
    path,
    problems,
  }: { shown: BeforeStep | undefined; exact: BeforeStep | undefined; path: string; problems: InputProblem[] },
): BeforeStep {
  const text = (field: 'url' | 'body', now: string) => {
    const was = shown?.[field]
    const real = exact?.[field]
    if (was !== undefined && real !== undefined && now === was) return real
    if (was !== real && /\*{6,}/.test(now))
      problems.push({ path: `${path}.${field}`, message: `${path}.${field} was changed and still holds a masked value: type it again` })
    return now
  }
  return { ...masked, url: text('url', masked.url), ...(masked.body === undefined ? {} : { body: text('body', masked.body) }) }
}
