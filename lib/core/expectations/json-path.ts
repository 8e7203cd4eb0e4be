export type JsonPath = { readonly ok: true; readonly steps: readonly PathStep[] } | { readonly ok: false; readonly problem: string }
export type PathStep =
  | { readonly select: 'name'; readonly name: string }
  | { readonly select: 'index'; readonly index: number }
  | { readonly select: 'all' }

const MOST_STEPS = 100
/** Values looked at on the way; a wildcard over more is cut. */
const MOST_NODES = 10_000
const SHORTHAND = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y
const INDEX = /(0|-?[1-9]\d{0,14})[ \t]*\]/y
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '/': '/', '\\': '\\', "'": "'", '"': '"' }

/**
 * Reads a JSON path: `$`, then `.name`, `["name"]`, `['name']`, `[0]`, `[-1]`, `.*` or `[*]`, a subset of RFC 9535 §2 without descendants,
 * slices and filters. What cannot be read is told in one sentence with its place.
 */
export function parseJsonPath(text: string): JsonPath {
  if (!text.startsWith('$')) return refused(text, 0, '"$"')
  const steps: PathStep[] = []
  let at = 1
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  while (at < text.length) {
    if (steps.length >= MOST_STEPS) return refused(text, at, `at most ${MOST_STEPS} steps`)
    if (text[at] === '.') {
      at++
      if (text[at] === '.') return refused(text, at, 'a name: ".." is not supported')
      if (text[at] === '*') {
        steps.push({ select: 'all' })
        at++
        continue
      }
      const name = match(SHORTHAND)?.[0]
      if (name === undefined) return refused(text, at, 'a name, or ["name"] for one with other characters')
      steps.push({ select: 'name', name })
      at += name.length
      continue
    }
    if (text[at] !== '[') return refused(text, at, '"." or "["')
    at++
    while (text[at] === ' ' || text[at] === '\t') at++
    const quote = text[at]
    if (quote === '"' || quote === "'") {
      const read = quotedName(text, at + 1, quote)
      if (read === null) return refused(text, at, `a name that ends in ${quote}, with the escapes of JSON`)
      at = read.end
      while (text[at] === ' ' || text[at] === '\t') at++
      if (text[at] !== ']') return refused(text, at, '"]"')
      steps.push({ select: 'name', name: read.name })
      at++
      continue
    }
    if (quote === '*' && text[at + 1] === ']') {
      steps.push({ select: 'all' })
      at += 2
      continue
    }
    const index = match(INDEX)
    if (index === null) return refused(text, at, 'an index such as 0 or -1, a name in quotes, or "*", then "]"')
    steps.push({ select: 'index', index: Number(index[1]) })
    at += index[0].length
  }
  return { ok: true, steps }
}

function refused(text: string, at: number, expected: string): JsonPath {
  const seen = at >= text.length ? 'ends' : `has ${JSON.stringify(text.slice(at, at + 12))}`
  return { ok: false, problem: `The path ${seen} at character ${at + 1}: expected ${expected}` }
}

function quotedName(text: string, from: number, quote: string): { readonly name: string; readonly end: number } | null {
  let name = ''
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === quote) return { name, end: at + 1 }
    if (char !== '\\') {
      name += char
      continue
    }
    at++
    const letter = text.charAt(at)
    const hex = text.slice(at + 1, at + 5)
    if (letter === 'u' && /^[\dA-Fa-f]{4}$/.test(hex)) {
      name += String.fromCharCode(Number.parseInt(hex, 16))
      at += 4
    } else if (Object.hasOwn(ESCAPES, letter)) name += ESCAPES[letter]
    else return null
  }
  return null
}

/** The values a path leads to, in order; none where a step finds nothing. */
export function selectJson(value: unknown, steps: readonly PathStep[]): unknown[] {
  let nodes: unknown[] = [value]
  for (const step of steps) {
    const next: unknown[] = []
    for (const node of nodes) {
      for (const one of stepInto(node, step, MOST_NODES - next.length)) next.push(one)
      if (next.length >= MOST_NODES) break
    }
    nodes = next
  }
  return nodes
}

function stepInto(node: unknown, step: PathStep, most: number): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return []
  switch (step.select) {
    case 'name':
      return !Array.isArray(node) && Object.hasOwn(node, step.name) ? [(node as Record<string, unknown>)[step.name]] : []
    case 'index': {
      if (!Array.isArray(node)) return []
      const at = step.index < 0 ? node.length + step.index : step.index
      return at >= 0 && at < node.length ? [node[at]] : []
    }
    case 'all':
      return (Array.isArray(node) ? node : Object.values(node)).slice(0, most)
    default:
      return step satisfies never
  }
}
