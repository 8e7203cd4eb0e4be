import { LONGEST_STRING } from './string'

/** Names and values in the order they stand in; a value may be null. */
export type ConnectionHeaders = ReadonlyMap<string, string | null>
export type ReadHeaders =
  | { readonly ok: true; readonly headers: ConnectionHeaders }
  /** `detail` says what was seen and what was expected; `at` is the place in the text. */
  | { readonly ok: false; readonly detail: string; readonly at: number }

const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}
const PLAIN: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** Connection headers as both sides of JNLP4-connect write them: a flat JSON object (Remoting ConnectionHeaders). */
export function writeConnectionHeaders(headers: Iterable<readonly [name: string, value: string | null]>): string {
  const members = [...headers].map(([name, value]) => `${quoted(name)}:${value === null ? 'null' : quoted(value)}`)
  return `{${members.join(',')}}`
}

/**
 * Connection headers of a text, judged as Remoting's own class judges them: a value is a string or null, an object inside is refused,
 * as is anything but white space behind the end. A text that ends too early is what it held until then, as it is there. Of a repeated
 * name the last counts. Escapes take ASCII hex digits only; the class takes other scripts' digits too.
 */
export function readConnectionHeaders(text: string): ReadHeaders {
  if (text.length > LONGEST_STRING) return refused(`${text.length} characters: expected at most ${LONGEST_STRING}`, LONGEST_STRING)
  const headers = new Map<string, string | null>()
  let at = skip(text, 0)
  if (at === text.length) return { ok: true, headers }
  if (text[at] !== '{') return unexpected(text, at, '"{"')
  at = skip(text, at + 1)
  if (text[at] === '}') return behind(text, at + 1, headers)
  while (at < text.length) {
    if (text[at] !== '"') return unexpected(text, at, headers.size > 0 ? 'a name in quotes' : '"}" or a name in quotes')
    const name = readQuoted(text, at + 1)
    if ('detail' in name) return { ok: false, ...name }
    at = skip(text, name.end)
    if (name.cut || at === text.length) break
    if (text[at] !== ':') return unexpected(text, at, '":"')
    at = skip(text, at + 1)
    if (at === text.length) break
    if (text.startsWith('null', at)) {
      headers.set(name.value, null)
      at += 4
    } else {
      if (text[at] !== '"') return unexpected(text, at, 'a value in quotes or null')
      const value = readQuoted(text, at + 1)
      if ('detail' in value) return { ok: false, ...value }
      if (value.cut) break
      headers.set(name.value, value.value)
      at = value.end
    }
    at = skip(text, at)
    if (text[at] === '}') return behind(text, at + 1, headers)
    if (at === text.length) break
    if (text[at] !== ',') return unexpected(text, at, '"," or "}"')
    at = skip(text, at + 1)
  }
  return { ok: true, headers }
}

type Quoted = { readonly value: string; readonly end: number; readonly cut: boolean } | { readonly detail: string; readonly at: number }

/** From behind the opening quote to behind the closing one; `cut` where the text ends before. */
function readQuoted(text: string, from: number): Quoted {
  const parts: string[] = []
  let at = from
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') return { value: parts.join(''), end: at + 1, cut: false }
    if (character !== '\\') {
      parts.push(character)
      at += 1
      continue
    }
    const kind = text[at + 1]
    if (kind === undefined) break
    const plain = PLAIN[kind]
    if (plain !== undefined) {
      parts.push(plain)
      at += 2
      continue
    }
    if (kind !== 'u') return { detail: `the escape ${JSON.stringify(`\\${kind}`)}: expected one that JSON has`, at }
    const digits = text.slice(at + 2, at + 6)
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) return { detail: `\\u with ${JSON.stringify(digits)}: expected four hex digits`, at }
    parts.push(String.fromCharCode(Number.parseInt(digits, 16)))
    at += 6
  }
  return { value: '', end: text.length, cut: true }
}

function behind(text: string, from: number, headers: ConnectionHeaders): ReadHeaders {
  const at = skip(text, from)
  return at === text.length ? { ok: true, headers } : refused(`${shown(text, at)} behind the object: expected nothing`, at)
}

/** White space of this format: JSON's, and form feed and backspace. */
function skip(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\n\r\f\b'.includes(text.charAt(at))) at++
  return at
}

function quoted(text: string): string {
  const characters = Array.from({ length: text.length }, (_, at) => {
    const character = text.charAt(at)
    const short = SHORT[character]
    if (short !== undefined) return short
    return character <= '\u001f' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character
  })
  return `"${characters.join('')}"`
}

function unexpected(text: string, at: number, expected: string): ReadHeaders {
  return refused(`${shown(text, at)} at character ${at}: expected ${expected}`, at)
}

function refused(detail: string, at: number): ReadHeaders {
  return { ok: false, detail, at }
}

function shown(text: string, at: number): string {
  return JSON.stringify(text.charAt(at))
}
