import { align } from './align'

/** What is set side by side: `key` decides what is equal, `name` what may stand beside each other where nothing is. */
export type Beside = { readonly key: string; readonly name: string }

/** Places in two lists that stand in one row; null on the side that has nothing there. */
export type BesideRow = { readonly a: number | null; readonly b: number | null; readonly equal: boolean }

/**
 * Two lists of named lines side by side, in order: equal ones in one row, and one that was replaced beside the one of the same
 * name (case ignored) that came in its place.
 */
export function setBeside(a: readonly Beside[], b: readonly Beside[]): BesideRow[] {
  const keys = (items: readonly Beside[]) => items.map(({ key }) => key)
  const rows: BesideRow[] = []
  // Rows of what was removed and not yet set beside what was added in its place, by name, the first one first.
  let removed = new Map<string, number[]>()
  for (const step of align(keys(a), keys(b))) {
    if (step.a !== null && step.b !== null) {
      removed = new Map()
      rows.push({ ...step, equal: true })
    } else if (step.a !== null) {
      const name = a[step.a]?.name.toLowerCase() ?? ''
      const waiting = removed.get(name)
      if (waiting === undefined) removed.set(name, [rows.length])
      else waiting.push(rows.length)
      rows.push({ ...step, equal: false })
    } else if (step.b !== null) {
      const at = removed.get(b[step.b]?.name.toLowerCase() ?? '')?.shift()
      const row = at === undefined ? undefined : rows[at]
      if (at === undefined || row === undefined) rows.push({ ...step, equal: false })
      else rows[at] = { ...row, b: step.b }
    }
  }
  return rows
}
