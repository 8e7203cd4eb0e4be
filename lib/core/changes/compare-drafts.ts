import { type ComparedProfile, type Item, LISTS, type ListKey, type Part, partsOf, SECTIONS, type Section } from './draft-parts'
import { setBeside } from './set-beside'

/** One row of two profiles side by side; null on the side that has nothing there. */
export type CompareRow = {
  readonly section: Section
  readonly label: string
  readonly kind: 'same' | 'added' | 'removed' | 'changed'
  readonly before: string | null
  readonly after: string | null
  /** Both sides show the same, masked; the values behind the masks differ. */
  readonly hidden?: true
}

/** A profile as it is shown, and with its secrets where they are at hand: what is equal is decided by those. */
export type Compared = { readonly shown: ComparedProfile; readonly exact?: ComparedProfile }

/**
 * Two profiles side by side: every field that either has, and every header line and message in order, so that lines that moved or
 * were inserted stand beside what they came from. Texts are those of `shown`.
 */
export function compareDrafts(before: Compared, after: Compared): CompareRow[] {
  const [a, b] = [partsOf(before.shown), partsOf(after.shown)]
  const [exactA, exactB] = [partsOf(before.exact ?? before.shown), partsOf(after.exact ?? after.shown)]
  const rows = [
    ...fieldRows(a.parts, b.parts, exactA.parts, exactB.parts),
    ...(Object.keys(LISTS) as ListKey[]).flatMap((key) => listRows(key, a.lists[key], b.lists[key], exactA.lists[key], exactB.lists[key])),
  ]
  return SECTIONS.flatMap((section) => rows.filter((row) => row.section === section))
}

function fieldRows(a: readonly Part[], b: readonly Part[], exactA: readonly Part[], exactB: readonly Part[]): CompareRow[] {
  const byKey = (parts: readonly Part[]) => new Map(parts.map((part) => [part.key, part]))
  const [left, right, realLeft, realRight] = [byKey(a), byKey(b), byKey(exactA), byKey(exactB)]
  const keys = [...new Set([...left.keys(), ...right.keys()])]
  return keys.flatMap((key): CompareRow[] => {
    const [was, is] = [left.get(key), right.get(key)]
    const { section, label } = was ?? is ?? { section: 'Request' as const, label: key }
    const [before, after] = [was?.text ?? null, is?.text ?? null]
    if (before === null || after === null) return [{ section, label, kind: before === null ? 'added' : 'removed', before, after }]
    if (before !== after) return [{ section, label, kind: 'changed', before, after }]
    const hidden = realLeft.get(key)?.text !== realRight.get(key)?.text
    return [{ section, label, kind: hidden ? 'changed' : 'same', before, after, ...(hidden && { hidden }) }]
  })
}

function listRows(key: ListKey, a: readonly Item[], b: readonly Item[], exactA: readonly Item[], exactB: readonly Item[]): CompareRow[] {
  const { section } = LISTS[key]
  const beside = (items: readonly Item[]) => items.map(({ name, text }) => ({ key: text, name }))
  return setBeside(beside(a), beside(b)).map((step): CompareRow => {
    const [was, is] = [step.a === null ? undefined : a[step.a], step.b === null ? undefined : b[step.b]]
    const [before, after] = [was?.text ?? null, is?.text ?? null]
    const label = was?.name ?? is?.name ?? ''
    if (before === null || after === null) return { section, label, kind: before === null ? 'added' : 'removed', before, after }
    if (!step.equal) return { section, label, kind: 'changed', before, after }
    const hidden = step.a !== null && step.b !== null && exactA[step.a]?.text !== exactB[step.b]?.text
    return { section, label, kind: hidden ? 'changed' : 'same', before, after, ...(hidden && { hidden }) }
  })
}

/** What changed, in a line: "URL, 2 header lines, the secret of Secret-Key"; "nothing" where nothing did. */
export function changeLine(rows: readonly CompareRow[]): string {
  const changed = rows.filter((row) => row.kind !== 'same')
  const hidden = changed.filter((row) => row.hidden).map((row) => `the secret of ${row.label}`)
  const plain = changed.filter((row) => !row.hidden)
  const count = (section: Section, one: string, more: string) => {
    const found = plain.filter((row) => row.section === section)
    return found.length === 0 ? [] : [found.length === 1 ? (found[0]?.label ?? one) : `${found.length} ${more}`]
  }
  const named = plain.filter(({ section }) => section === 'Profile' || section === 'Request' || section === 'Octets')
  const words = [
    ...named.map(({ label }) => label),
    ...count('Headers', 'a header line', 'header lines'),
    ...count('Session', 'a session setting', 'session settings'),
    ...count('Network', 'a network setting', 'network settings'),
    ...count('Values', 'a value', 'values'),
    ...hidden,
  ]
  const most = 6
  if (words.length === 0) return 'nothing'
  return words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more`
}
