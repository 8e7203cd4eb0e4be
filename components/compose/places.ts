import type { DraftLint, FindingPlace } from '@/lib/client/lint-draft'
import type { VerdictView } from '@/lib/core/report/view'

const NONE: readonly VerdictView[] = []

/** The findings of one place, gravest first; the same empty list when there is none. */
export function verdictsAt(lint: DraftLint, place: FindingPlace): readonly VerdictView[] {
  const found = lint.findings.filter((finding) => finding.places.includes(place))
  return found.length === 0 ? NONE : found.map((finding) => finding.verdict)
}

/** A number with its noun: "1 line", "2 lines". */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
