import 'server-only'
import type { ListCursor } from './list-cursor'
import type { AttemptSort } from './types'

/** What a list is sorted by. */
export type Sorted = { readonly id: string; readonly createdAt?: number | Date; readonly durationMs: number | null }
export type Order = (a: Sorted, b: Sorted) => number

/** The order of a sort: what has no duration comes last, ids decide between equals. */
export function inOrder(sort: AttemptSort): Order {
  const down = sort === 'newest' || sort === 'longest'
  const sign = down ? -1 : 1
  const valueIn = (one: Sorted) =>
    sort === 'newest' || sort === 'oldest' ? Number(one.createdAt) : (one.durationMs ?? (down ? -1 : Number.POSITIVE_INFINITY))
  return (a, b) => {
    const [x, y] = [valueIn(a), valueIn(b)]
    if (x !== y) return x < y ? -sign : sign
    return a.id === b.id ? 0 : a.id < b.id ? -sign : sign
  }
}

/** Whether it comes after the end of the page before. */
export const isAfter = (one: Sorted, after: ListCursor | null, order: Order) =>
  after === null || order(one, { id: after.id, createdAt: after.value ?? 0, durationMs: after.value }) > 0
