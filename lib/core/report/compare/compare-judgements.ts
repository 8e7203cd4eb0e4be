import type { AttemptView } from '../view'
import type { ComparedRow } from './comparison'
import { factRow, shownText } from './row'

type Judged = { readonly key: string; readonly label: string; readonly text: string; readonly state: string }

/** What is known by an id on both sides, each in one row: those of the right in their order, then what only the left has. */
function byKey(a: readonly Judged[], b: readonly Judged[]): ComparedRow[] {
  const left = new Map(a.map((each) => [each.key, each]))
  const right = new Map(b.map((each) => [each.key, each]))
  return [...right.values(), ...a.filter(({ key }) => !right.has(key))].map(({ key, label }) => {
    const [was, is] = [left.get(key), right.get(key)]
    const row = factRow(shownText(label), was?.text ?? null, is?.text ?? null)
    // A reason quotes what came, such as an accept value: it alone makes no difference between two that pass.
    return row.kind === 'changed' && was?.state === is?.state ? { ...row, eachTime: true } : row
  })
}

const WORDS = { pass: 'passes', fail: 'fails', 'not-applicable': 'does not apply', unknown: 'unknown' } as const

/**
 * What each rule said of both: those that fail on a side, and those that pass on both. One that passes here and has nothing to
 * say there tells nothing.
 */
export function compareVerdicts(a: AttemptView, b: AttemptView): ComparedRow[] {
  const all = [...a.verdicts, ...b.verdicts]
  const failing = new Set(all.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule))
  const passing = (view: AttemptView) => new Set(view.verdicts.filter(({ outcome }) => outcome === 'pass').map(({ rule }) => rule))
  const [left, right] = [passing(a), passing(b)]
  const spoken = new Set(all.map(({ rule }) => rule).filter((rule) => failing.has(rule) || (left.has(rule) && right.has(rule))))
  const judged = (view: AttemptView) =>
    view.verdicts
      .filter(({ rule }) => spoken.has(rule))
      .map(
        ({ rule, outcome, reason, because }): Judged => ({
          key: rule,
          label: rule,
          text: `${WORDS[outcome]}${outcome === 'fail' && reason !== null ? `: ${reason}` : ''}`,
          state: `${outcome} ${outcome === 'fail' ? because : ''}`,
        }),
      )
  return byKey(judged(a), judged(b))
}

/** Causes that were seen in both, with how sure they are. */
export function compareDiagnoses(a: AttemptView, b: AttemptView): ComparedRow[] {
  const judged = ({ diagnoses }: AttemptView) =>
    diagnoses.map(({ id, title, confidence }): Judged => ({ key: id, label: id, text: `${confidence}: ${title}`, state: confidence }))
  return byKey(judged(a), judged(b))
}

/** What was expected of both, matched by what is expected. */
export function compareExpectations(a: AttemptView, b: AttemptView): ComparedRow[] {
  const judged = ({ expectations }: AttemptView) =>
    (expectations ?? []).map(
      ({ title, outcome, seen }): Judged => ({ key: title, label: title, text: `${outcome}: ${seen}`, state: outcome }),
    )
  return byKey(judged(a), judged(b))
}
