/** A line of JSON laid out on lines, with the lines between its brackets. */
export type JsonLine = { readonly text: string; readonly children: readonly JsonLine[] | null; readonly close: string }

const indentOf = (line: string) => line.length - line.trimStart().length

/**
 * The structure of JSON as the decoder lays it out (one value a line, brackets at the ends of lines), read from the indentation:
 * nothing is parsed, so numbers and repeated names stay as they travelled.
 */
export function jsonLines(text: string): JsonLine[] {
  const root: JsonLine[] = []
  const open: { indent: number; list: JsonLine[]; head: string }[] = []
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    const top = open.at(-1)
    if (top && indentOf(line) === top.indent && /^[}\]]/.test(trimmed)) {
      open.pop()
      const parent = open.at(-1)?.list ?? root
      parent.push({ text: top.head, children: top.list, close: trimmed })
    } else if (/[{[]$/.test(trimmed)) {
      open.push({ indent: indentOf(line), list: [], head: trimmed })
    } else {
      const list = top?.list ?? root
      list.push({ text: trimmed, children: null, close: '' })
    }
  }
  // Text that was cut: what is open stays open.
  while (open.length > 0) {
    const top = open.pop()
    const list = open.at(-1)?.list ?? root
    if (top) list.push({ text: top.head, children: top.list, close: '…' })
  }
  return root
}

/** A line's name (with its colon), its value and the comma after it. */
export function jsonParts(line: string): { readonly name: string; readonly value: string; readonly comma: string } {
  const [, name = '', rest = ''] = /^("(?:[^"\\]|\\.)*":\s*)?(.*)$/s.exec(line) ?? []
  const comma = rest.endsWith(',') ? ',' : ''
  return { name, value: comma === '' ? rest : rest.slice(0, -1), comma }
}
