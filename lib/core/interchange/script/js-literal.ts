/** A value written out in JavaScript: what `fetch` and `WebSocket` are given. An expression that is no literal is kept as its source. */
export type Literal =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Literal])[] }
  | { readonly kind: 'source'; readonly text: string }
export type LiteralReading = { readonly value: Literal; readonly end: number }

const MOST_DEPTH = 20
const MOST_MEMBERS = 5000
const MOST_SOURCE = 2000
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' }

/**
 * Reads the literal at `from`: strings of all three quotes, objects, lists; comments and trailing commas are passed over. Anything else
 * is taken as source up to the comma or bracket that ends it. null where the text ends inside. Nothing is evaluated: what a script adds to a
 * string becomes a placeholder.
 */
export function readLiteral(text: string, from: number, depth = 0): LiteralReading | null {
  const at = skipBlank(text, from)
  const char = text.charAt(at)
  if (char === '') return null
  if (char === '"' || char === "'" || char === '`') return joined(text, readString(text, at))
  if ((char === '{' || char === '[') && depth < MOST_DEPTH) return char === '{' ? readObject(text, at, depth) : readList(text, at, depth)
  return readSource(text, at)
}

/** A name for a value that is known when the script runs: `{{TOKEN}}` for `process.env.TOKEN`. */
export function placeholderFor(source: string): string {
  return `{{${/([A-Za-z_$][\w$]{0,63})(?:\(\))?$/.exec(source)?.[1]?.replace(/\$/g, '_') ?? 'value'}}}`
}

/** A string with what is added to it by `+`: strings as they are, anything else as a placeholder. */
function joined(text: string, first: LiteralReading | null): LiteralReading | null {
  let whole = first
  for (let count = 0; whole !== null && count < 100; count++) {
    const at = skipBlank(text, whole.end)
    if (text[at] !== '+' || whole.value.kind !== 'text') return whole
    const from = skipBlank(text, at + 1)
    const isString = /["'`]/.test(text.charAt(from))
    const next = isString ? readString(text, from) : readSource(text, from, true)
    if (next === null) return null
    const added = next.value.kind === 'text' ? next.value.text : next.value.kind === 'source' ? placeholderFor(next.value.text) : ''
    whole = { value: { kind: 'text', text: whole.value.text + added }, end: next.end }
  }
  return whole
}

/** Where white space and comments end. */
export function skipBlank(text: string, from: number): number {
  let at = from
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    if (text.startsWith('//', at)) at = endOf(text, '\n', at)
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2)
    else return at
  }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found + mark.length
}

function readString(text: string, start: number): LiteralReading | null {
  const quote = text.charAt(start)
  const parts: string[] = []
  let at = start + 1
  let from = at
  for (; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === quote) {
      parts.push(text.slice(from, at))
      return { value: { kind: 'text', text: parts.join('') }, end: at + 1 }
    }
    if (quote === '`' && char === '$' && text[at + 1] === '{') {
      const end = text.indexOf('}', at)
      if (end === -1) return null
      parts.push(text.slice(from, at), placeholderFor(text.slice(at + 2, Math.min(end, at + 202)).trim()))
      at = end
      from = at + 1
      continue
    }
    if (char === '\n' && quote !== '`') return null
    if (char !== '\\') continue
    const escaped = /^\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r\n|[\s\S])/.exec(text.slice(at, at + 12))
    if (escaped === null) return null
    const code = escaped[1] ?? escaped[2] ?? escaped[3]
    const letter = escaped[0].charAt(1)
    parts.push(text.slice(from, at), code === undefined ? (ESCAPES[letter] ?? (/[\r\n]/.test(letter) ? '' : letter)) : character(code))
    at += escaped[0].length - 1
    from = at + 1
  }
  return null
}

function character(hex: string): string {
  const point = Number.parseInt(hex, 16)
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
}

function readList(text: string, start: number, depth: number): LiteralReading | null {
  const items: Literal[] = []
  for (let at = start + 1; ; ) {
    at = skipBlank(text, at)
    if (text[at] === ']') return { value: { kind: 'list', items }, end: at + 1 }
    if (text[at] === ',') {
      at++
      continue
    }
    const item = readLiteral(text, at, depth + 1)
    if (item === null || item.end === at || items.length >= MOST_MEMBERS) return null
    items.push(item.value)
    at = item.end
  }
}

function readObject(text: string, start: number, depth: number): LiteralReading | null {
  const members: (readonly [string, Literal])[] = []
  for (let at = start + 1; ; ) {
    at = skipBlank(text, at)
    if (text[at] === '}') return { value: { kind: 'object', members }, end: at + 1 }
    if (text[at] === ',') {
      at++
      continue
    }
    if (at >= text.length || members.length >= MOST_MEMBERS) return null
    const quoted = /["'`]/.test(text.charAt(at)) ? readString(text, at) : null
    const bare = quoted === null ? (/^[A-Za-z_$][\w$-]{0,99}/.exec(text.slice(at, at + 100))?.[0] ?? '') : ''
    const name = quoted?.value.kind === 'text' ? quoted.value.text : bare
    at = skipBlank(text, quoted?.end ?? at + bare.length)
    if (text[at] !== ':') {
      // `...others`, a method, or a name that stands for its own value: nothing that can be read.
      const rest = readSource(text, at)
      if (rest === null || (rest.end === at && bare === '')) return null
      if (bare !== '') members.push([name, { kind: 'source', text: bare }])
      at = rest.end
      continue
    }
    const value = readLiteral(text, at + 1, depth + 1)
    if (value === null) return null
    members.push([name, value.value])
    at = value.end
  }
}

/** Source up to the comma or closing bracket that ends it, quotes and brackets inside passed over. */
function readSource(text: string, start: number, toPlus = false): LiteralReading | null {
  let depth = 0
  for (let at = start; at < text.length && at - start < 100_000; ) {
    const char = text.charAt(at)
    if (char === '"' || char === "'" || char === '`') {
      const string = readString(text, at)
      if (string === null) return null
      at = string.end
      continue
    }
    if (depth === 0 && ((toPlus && char === '+') || char === ',' || char === '}' || char === ']' || char === ')'))
      return { value: { kind: 'source', text: text.slice(start, Math.min(at, start + MOST_SOURCE)).trim() }, end: at }
    if (char === '(' || char === '[' || char === '{') depth++
    if (char === ')' || char === ']' || char === '}') depth--
    at++
  }
  return null
}
