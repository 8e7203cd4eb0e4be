/** What the bar needs to know of a ticked attempt. */
export type Chosen = { readonly id: string; readonly createdAt: string; readonly pinned: boolean }
/** Some attempts, or all that fit the filter, whether they are in sight or not. */
export type Selection = { readonly all: false; readonly some: readonly Chosen[] } | { readonly all: true }

export const NONE: Selection = { all: false, some: [] }

type Ticked = { readonly items: readonly Chosen[]; readonly clicked: Chosen; readonly anchor: string | null; readonly range: boolean }

/**
 * The selection after one row was ticked or unticked; with `range` the rows from the one ticked before to it become as it. Where all
 * were chosen, those in the list but this one remain.
 */
export function choose(before: Selection, { items, clicked, anchor, range }: Ticked): Selection {
  const some = before.all ? items.map(picked) : before.some
  const was = some.some(({ id }) => id === clicked.id)
  const from = items.findIndex(({ id }) => id === anchor)
  const to = items.findIndex(({ id }) => id === clicked.id)
  const spanned = range && from >= 0 && to >= 0 ? items.slice(Math.min(from, to), Math.max(from, to) + 1) : [clicked]
  const ids = new Set(spanned.map(({ id }) => id))
  const others = some.filter(({ id }) => !ids.has(id))
  return { all: false, some: was ? others : [...others, ...spanned.map(picked)] }
}

const picked = ({ id, createdAt, pinned }: Chosen): Chosen => ({ id, createdAt, pinned })
