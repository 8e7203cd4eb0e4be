import 'server-only'

const KEY = Symbol.for('sockscope.singletons')
type Store = Map<string, unknown>

function store(): Store {
  const holder = globalThis as typeof globalThis & { [KEY]?: Store }
  holder[KEY] ??= new Map()
  return holder[KEY]
}

/**
 * Gives the one value of this process under `name`, made at the first call.
 * A module variable would not do: `instrumentation.ts` and the routes get their own copies of each module.
 */
export function singleton<Value>(name: string, make: () => Value): Value {
  const values = store()
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as Value // safe: a name is used with one type
}

/** Forgets the value under `name`, for the next call to make it again. */
export function forgetSingleton(name: string): void {
  store().delete(name)
}
