import { comparePath } from '@/lib/client/compare'

type Dated = { readonly id: string; readonly createdAt: string }

/** Where two attempts are compared, the older one before. */
export function pathOfTwo([one, other]: readonly [Dated, Dated]): string {
  const isOlder = Date.parse(one.createdAt) <= Date.parse(other.createdAt)
  return isOlder ? comparePath(one.id, other.id) : comparePath(other.id, one.id)
}
