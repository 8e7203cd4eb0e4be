/** One token of JSON (RFC 8259 §2): where it stands in the text. */
export type JsonToken = {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'word'
  readonly start: number
  readonly end: number
}

/** A text that is no JSON: where, what was seen and what was expected. */
export class JsonError extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.name = 'JsonError'
    this.at = at
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
const WHITE_SPACE = /[ \t\r\n]*/y
// Every character from space on but the quotation mark and the backslash.
const PLAIN = /[ !#-[\]-\uffff]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const PUNCTUATION = '{}[]:,'

/** Reads the token at or after `from`; null at the end of the text. Throws JsonError. */
export function nextToken(text: string, from: number): JsonToken | null {
  const start = after(WHITE_SPACE, text, from) ?? from
  const char = text.charAt(start)
  if (char === '') return null
  if (PUNCTUATION.includes(char)) return { kind: char as JsonToken['kind'], start, end: start + 1 }
  if (char === '"') return { kind: 'string', start, end: stringEnd(text, start) }
  const number = after(NUMBER, text, start)
  if (number !== null) return { kind: 'number', start, end: number }
  const word = after(WORD, text, start)
  if (word !== null) return { kind: 'word', start, end: word }
  throw new JsonError(start, `saw ${JSON.stringify(char)}, expected a value`)
}

function stringEnd(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    at = after(PLAIN, text, at) ?? at
    const char = text.charAt(at)
    if (char === '"') return at + 1
    if (char === '') throw new JsonError(at, 'the text ends inside a string')
    const escaped = after(ESCAPE, text, at)
    if (escaped === null)
      throw new JsonError(at, char === '\\' ? 'saw an escape that JSON does not have' : 'saw a control character in a string')
    at = escaped
  }
}

function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}
