/**
 * Octets, one a character (U+0000 to U+00FF), in which a character from U+E000 on stands for a variable of the plan: a value that is
 * not told. So texts are cut and compared as texts, and a variable is never taken for octets.
 */
export type Marked = string
export type MarkedPart = { readonly octets: string } | { readonly variable: number }

const FIRST = 0xe000
/** Further variables of one request share the last mark. */
export const MOST_VARIABLES = 1_000
const MARK = /([\ue000-\ue3e7])/

/** The mark of the variable with this index. */
export function markOf(index: number): Marked {
  return String.fromCharCode(FIRST + Math.min(index, MOST_VARIABLES - 1))
}

/** The runs of octets and the variables of a marked text, in order; no run is empty. */
export function markedParts(marked: Marked): MarkedPart[] {
  return marked
    .split(MARK)
    .filter((part) => part !== '')
    .map((part) => (MARK.test(part) ? { variable: part.charCodeAt(0) - FIRST } : { octets: part }))
}

/** Whether a variable stands in it. */
export function hasVariable(marked: Marked): boolean {
  return MARK.test(marked)
}

/** The text written by the two functions, part after part. */
export function render(marked: Marked, octets: (run: string) => string, variable: (index: number) => string): string {
  return markedParts(marked)
    .map((part) => ('variable' in part ? variable(part.variable) : octets(part.octets)))
    .join('')
}
