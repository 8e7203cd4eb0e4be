import type { HeadLine } from '../http1/head'
import { split } from '../http1/list-field'
import { isDigits, isToken, trimWhiteSpace } from '../spec/grammar'

export type Hsts = {
  /** Seconds; null when it is missing or no number. */
  readonly maxAge: number | null
  /** What breaks its grammar first. */
  readonly fault: 'directive' | 'repeated' | 'maxAge' | null
}

/** Reads a line of Strict-Transport-Security (RFC 6797 §6.1). */
export function readHsts(line: HeadLine): Hsts {
  const directives = split(line, ';')
    .filter((piece) => piece.text !== '')
    .map(({ text }) => {
      const equals = text.indexOf('=')
      if (equals === -1) return { name: text.toLowerCase(), value: null }
      return { name: trimWhiteSpace(text.slice(0, equals)).toLowerCase(), value: unquoted(trimWhiteSpace(text.slice(equals + 1))) }
    })
  const names = directives.map(({ name }) => name)
  const written = directives.find(({ name }) => name === 'max-age')?.value ?? ''
  const maxAge = isDigits(written) ? Number(written) : null
  if (!names.every(isToken)) return { maxAge, fault: 'directive' }
  if (new Set(names).size < names.length) return { maxAge, fault: 'repeated' }
  return { maxAge, fault: maxAge === null ? 'maxAge' : null }
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}
