/** A value read from octets, before it is laid out: nothing is converted to what would lose something of it. */
export type Value = string | readonly Value[] | ReadonlyMapValue
export type ReadonlyMapValue = { readonly entries: readonly (readonly [Value, Value])[] } | { readonly tag: string; readonly value: Value }

/** Values and characters laid out at most. */
const MOST_TEXT = 1_048_576
const INDENT = '  '

/** Lays out a value on lines, in the notation of JSON as far as that goes. */
export function valueText(value: Value): string {
  const out: string[] = []
  let length = 0
  const write = (piece: string) => {
    if (length > MOST_TEXT) return
    length += piece.length
    out.push(length > MOST_TEXT ? '…' : piece)
  }
  const lines = (open: string, close: string, items: readonly (() => void)[], depth: number) => {
    write(open)
    for (const [index, item] of items.entries()) {
      if (length > MOST_TEXT) break
      write(`${index === 0 ? '' : ','}\n${INDENT.repeat(depth + 1)}`)
      item()
    }
    write(items.length === 0 ? close : `\n${INDENT.repeat(depth)}${close}`)
  }
  const put = (one: Value, depth: number): void => {
    if (typeof one === 'string') {
      write(one)
      return
    }
    if ('entries' in one && !Array.isArray(one)) {
      const { entries } = one as { readonly entries: readonly (readonly [Value, Value])[] } // safe: no array
      lines(
        '{',
        '}',
        entries.map(([key, item]) => () => {
          put(key, depth + 1)
          write(': ')
          put(item, depth + 1)
        }),
        depth,
      )
      return
    }
    if ('tag' in one) {
      write(`${one.tag}(`)
      put(one.value, depth)
      write(')')
      return
    }
    const items = one as readonly Value[] // safe: nothing else is left
    lines(
      '[',
      ']',
      items.map((item) => () => put(item, depth + 1)),
      depth,
    )
  }
  put(value, 0)
  return out.join('')
}
