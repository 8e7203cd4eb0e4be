/** An object of JSON. Its names are a stranger's: they are asked for by `member` alone. */
export type JsonObject = { readonly [name: string]: unknown }

/** The value as an object, or null for anything else. */
export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** The value as a list; what is none is empty. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A member an object has itself; what it inherits, such as `toString`, is none. */
export function member(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** The text of a member: a string as it is, a number or a truth value as JSON writes it; anything else gives the empty text. */
export function textOf(object: JsonObject, name: string): string {
  const value = member(object, name)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A member that is an object, or null. */
export function objectOf(object: JsonObject, name: string): JsonObject | null {
  return asObject(member(object, name))
}

/** The objects of a member that is a list, `most` of them at most. */
export function objectsOf(object: JsonObject, name: string, most = Number.POSITIVE_INFINITY): readonly JsonObject[] {
  const found: JsonObject[] = []
  for (const each of asList(member(object, name))) {
    if (found.length >= most) break
    const one = asObject(each)
    if (one !== null) found.push(one)
  }
  return found
}

/** Whether a member is `true`. */
export function isTrue(object: JsonObject, name: string): boolean {
  return member(object, name) === true
}
