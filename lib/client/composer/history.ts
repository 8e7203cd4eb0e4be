/** A value with what it was before, for undo and redo. Changes under the same key in a row count as one (typing). */
export type Undoable<Value> = {
  readonly past: readonly Value[]
  readonly present: Value
  readonly future: readonly Value[]
  readonly key: string | null
}

const DEPTH = 100

/** A value without a past. */
export function undoable<Value>(present: Value): Undoable<Value> {
  return { past: [], present, future: [], key: null }
}

/** After a change. `key` names what is being typed into; null for a change that stands alone. */
export function changedTo<Value>(held: Undoable<Value>, present: Value, key: string | null): Undoable<Value> {
  if (Object.is(present, held.present)) return held
  const past = key !== null && key === held.key ? held.past : [...held.past, held.present].slice(-DEPTH)
  return { past, present, future: [], key }
}

/** One step back, or the same when there is none. */
export function undone<Value>(held: Undoable<Value>): Undoable<Value> {
  const present = held.past.at(-1)
  if (present === undefined) return held
  return { past: held.past.slice(0, -1), present, future: [held.present, ...held.future], key: null }
}

/** One step forward again, or the same when there is none. */
export function redone<Value>(held: Undoable<Value>): Undoable<Value> {
  const [present, ...future] = held.future
  if (present === undefined) return held
  return { past: [...held.past, held.present], present, future, key: null }
}
