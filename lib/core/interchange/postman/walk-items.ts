import { type JsonObject, member, objectOf, objectsOf, textOf } from '../json/members'

/** Folders inside one another that are walked. */
const MOST_FOLDERS = 60
/** Items that are looked at, folders included. */
const MOST_ITEMS = 200_000

/** One item that is no folder, with the folders it stands in and the nearest `auth` that speaks for it. */
export type WalkedItem = { readonly item: JsonObject; readonly path: readonly string[]; readonly auth: JsonObject | null }

/**
 * The requests of a collection, folders in their order. Collections of version 2 name their members `item`, the extensible ones of
 * version 3 `children` or `items`. Without recursion, and bounded.
 */
export function* walkItems(root: JsonObject): Generator<WalkedItem> {
  const stack: { readonly items: readonly JsonObject[]; at: number; readonly path: readonly string[]; readonly auth: JsonObject | null }[] =
    [{ items: membersOf(root) ?? [], at: 0, path: [], auth: authOf(root) }]
  for (let count = 0; count < MOST_ITEMS; count++) {
    const top = stack.at(-1)
    if (top === undefined) return
    const item = top.items[top.at++]
    if (item === undefined) {
      stack.pop()
      continue
    }
    const inside = isRequest(item) ? null : membersOf(item)
    const auth = authOf(item) ?? top.auth
    if (inside === null) yield { item, path: top.path, auth }
    else if (stack.length < MOST_FOLDERS) stack.push({ items: inside, at: 0, path: [...top.path, nameOf(item)], auth })
  }
}

/** The name of an item, of whichever version. */
export function nameOf(item: JsonObject): string {
  return textOf(item, 'name') || textOf(item, 'title')
}

function isRequest(item: JsonObject): boolean {
  return member(item, 'request') !== undefined || /-request$/.test(textOf(item, 'type'))
}

function membersOf(item: JsonObject): readonly JsonObject[] | null {
  const name = ['item', 'items', 'children'].find((one) => Array.isArray(member(item, one)))
  return name === undefined ? null : objectsOf(item, name)
}

function authOf(item: JsonObject): JsonObject | null {
  return objectOf(objectOf(item, 'request') ?? {}, 'auth') ?? objectOf(item, 'auth')
}
