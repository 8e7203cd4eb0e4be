import { base64Decode } from '../bytes/base64'
import { isToken, trimWhiteSpace } from '../spec/grammar'
import type { HeaderEntry } from './draft'
import { isPair } from './entry'

/**
 * Why an entry cannot be sent in structured form, or null. CR and LF would make two lines of one (RFC 9110 §5.5). `elsewhere` ends
 * the sentence where something else could send it, such as a raw request.
 */
export function entryProblem(entry: HeaderEntry, elsewhere = ''): string | null {
  if (isPair(entry)) {
    if (breaksLine(entry[1])) return `value of ${quoted(entry[0])} is ${quoted(entry[1])}: expected no CR, LF or NUL${elsewhere}`
    return nameProblem(entry[0], elsewhere)
  }
  if (entry.base64 !== undefined) {
    const bytes = base64Decode(entry.base64)
    if (bytes === null) return `base64 is ${quoted(entry.base64)}: expected standard base64 with padding`
    return bytes.includes(0x0d) || bytes.includes(0x0a) ? `line holds CR or LF: expected one line${elsewhere}` : null
  }
  if (entry.line === undefined) return 'header entry is empty: expected [name, value], line or base64'
  if (/[\r\n]/.test(entry.line)) return `line is ${quoted(entry.line)}: expected no CR or LF${elsewhere}`
  const colon = entry.line.indexOf(':')
  if (colon === -1) return `line is ${quoted(entry.line)}: expected a name, a colon and a value${elsewhere}`
  return nameProblem(trimWhiteSpace(entry.line.slice(0, colon)), elsewhere)
}

/** Why a text is no field name, or null. */
export function nameProblem(name: string, elsewhere = ''): string | null {
  if (name === '') return `header name is empty: expected a token (RFC 9110 §5.1)${elsewhere}`
  if (isToken(name)) return null
  const at = [...name].find((char) => !isToken(char)) ?? ''
  return `header name is ${quoted(name)}, with the character ${quoted(at)}: expected a token (RFC 9110 §5.6.2)${elsewhere}`
}

/** Whether a text would end the line it stands in, or be cut there. */
export function breaksLine(text: string): boolean {
  return text.includes('\r') || text.includes('\n') || text.includes('\0')
}

/** A text of the user's in quotes, cut where it is long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
