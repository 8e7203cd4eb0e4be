import { safeText } from '../../bytes/safe-text'
import type { ComparedRow } from './comparison'

/** Characters of a text that a row shows. */
export const MOST_TEXT = 2_000

/** A text as a row shows it: cut where it is long. */
export const shownText = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text)

/** A row of one named fact; null where a side does not have it. */
export function factRow(label: string, before: string | null, after: string | null): ComparedRow {
  const kind = before === after ? 'same' : before === null ? 'added' : after === null ? 'removed' : 'changed'
  return { label, kind, before: before === null ? null : shownText(before), after: after === null ? null : shownText(after) }
}

/** The rows of facts that at least one side has. */
export function factRows(facts: readonly (readonly [label: string, before: string | null, after: string | null])[]): ComparedRow[] {
  return facts.filter(([, before, after]) => before !== null || after !== null).map((fact) => factRow(...fact))
}

const LONGEST_WORD = 120

/** A text for a sentence, without quotes: nothing unseen in it, cut where it is long. */
export const word = (text: string): string => safeText(text.length > LONGEST_WORD ? `${text.slice(0, LONGEST_WORD)}…` : text)
